package fr.coscom.payment;

import java.util.HashSet;
import java.util.Set;

/**
 * Every element that a payment file of this program may have (rule X09); all of them but block and transaction once.
 */
final class AllowedElements {

  private static final Set<String> ALWAYS = withParents("""
      GrpHdr/MsgId GrpHdr/CreDtTm GrpHdr/NbOfTxs GrpHdr/CtrlSum GrpHdr/InitgPty/Nm
      PmtInf/PmtInfId PmtInf/PmtMtd PmtInf/BtchBookg PmtInf/NbOfTxs PmtInf/CtrlSum PmtInf/PmtTpInf/SvcLvl/Cd
      PmtInf/ReqdExctnDt/Dt PmtInf/Dbtr/Nm PmtInf/DbtrAcct/Id/IBAN PmtInf/DbtrAgt/FinInstnId/BICFI
      PmtInf/DbtrAgt/FinInstnId/Othr/Id PmtInf/ChrgBr
      PmtInf/CdtTrfTxInf/PmtId/InstrId PmtInf/CdtTrfTxInf/PmtId/EndToEndId PmtInf/CdtTrfTxInf/Amt/InstdAmt
      PmtInf/CdtTrfTxInf/Cdtr/Nm PmtInf/CdtTrfTxInf/CdtrAcct/Id/IBAN PmtInf/CdtTrfTxInf/Purp/Cd
      PmtInf/CdtTrfTxInf/RmtInf/Ustrd
      """);
  private static final Set<String> SENDER =
      withParents("GrpHdr/InitgPty/Id/OrgId/Othr/Id GrpHdr/InitgPty/Id/OrgId/Othr/SchmeNm/Cd");
  private static final Set<String> PURPOSE = withParents("PmtInf/PmtTpInf/CtgyPurp/Cd");
  private static final Set<String> PAYEE_BANK = withParents("PmtInf/CdtTrfTxInf/CdtrAgt/FinInstnId/BICFI");

  private AllowedElements() {}

  static boolean contain(String path, BankProfile profile) {
    return ALWAYS.contains(path)
        || profile.initiatorSiret() && SENDER.contains(path)
        || profile.categoryPurpose().isPresent() && PURPOSE.contains(path)
        || profile.creditorBic() && PAYEE_BANK.contains(path);
  }

  private static Set<String> withParents(String leaves) {
    Set<String> all = new HashSet<>();
    for (String leaf : leaves.strip().split("\\s+")) {
      for (int end = leaf.length(); end > 0; end = leaf.lastIndexOf('/', end - 1)) {
        all.add(leaf.substring(0, end));
      }
    }
    return Set.copyOf(all);
  }
}
