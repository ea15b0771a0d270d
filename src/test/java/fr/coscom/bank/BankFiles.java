package fr.coscom.bank;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;

/** Files as banks send them, about the transfers of {@link PaidYear}. */
final class BankFiles {

  private final Path folder;
  private int number;

  BankFiles(Path folder) {
    this.folder = folder;
  }

  Path write(String xml) {
    try {
      return Files.writeString(folder.resolve("answer-" + ++number + ".xml"), xml);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String reason(String code) {
    return code.isEmpty() ? "" : "<StsRsnInf><Rsn><Cd>" + code + "</Cd></Rsn></StsRsnInf>";
  }

  static String element(String name, String value) {
    return value.isEmpty() ? "" : "<" + name + ">" + value + "</" + name + ">";
  }

  /** The answer about one transfer. */
  static String line(String endToEndId, String status, String code, String euros) {
    return "<TxInfAndSts>" + element("OrgnlEndToEndId", endToEndId) + element("TxSts", status) + reason(code)
        + (euros.isEmpty() ? "" : "<OrgnlTxRef><Amt><InstdAmt Ccy=\"EUR\">" + euros + "</InstdAmt></Amt></OrgnlTxRef>") + "</TxInfAndSts>";
  }

  static String contract(String contract, String status, String code) {
    return line(PaidYear.id(contract), status, code, PaidYear.EUROS.get(contract) + ".00");
  }

  static String block(String blockId, String status, String code, String... lines) {
    return "<OrgnlPmtInfAndSts>" + element("OrgnlPmtInfId", blockId) + element("PmtInfSts", status) + reason(code)
        + String.join("", lines) + "</OrgnlPmtInfAndSts>";
  }

  /** @param totals {@code "<OrgnlNbOfTxs>…"} or empty */
  static String report(String bankId, String messageId, String totals, String status, String code, String... blocks) {
    return """
        <?xml version="1.0" encoding="UTF-8"?>
        <Document xmlns="urn:iso:std:iso:20022:tech:xsd:pain.002.001.10"><CstmrPmtStsRpt>
        <GrpHdr><MsgId>%s</MsgId><CreDtTm>2025-05-16T10:00:00+02:00</CreDtTm></GrpHdr>
        <OrgnlGrpInfAndSts><OrgnlMsgId>%s</OrgnlMsgId><OrgnlMsgNmId>pain.001.001.09</OrgnlMsgNmId>%s</OrgnlGrpInfAndSts>
        %s
        </CstmrPmtStsRpt></Document>
        """.formatted(bankId, messageId, totals + element("GrpSts", status) + reason(code), String.join("\n", blocks));
  }

  /** Rejections of transfers of caisse 311, one code for all. */
  Path rejected(String bankId, String code, String... contracts) {
    return write(report(bankId, PaidYear.MESSAGE_311, "", "", "", block(PaidYear.BLOCK_311, "", "",
        Arrays.stream(contracts).map(c -> contract(c, "RJCT", code)).toArray(String[]::new))));
  }

  static String notice(String id, String caisse, String... entries) {
    return """
        <?xml version="1.0" encoding="UTF-8"?>
        <Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.054.001.08"><BkToCstmrDbtCdtNtfctn>
        <GrpHdr><MsgId>M%s</MsgId><CreDtTm>2025-05-17T10:00:00+02:00</CreDtTm></GrpHdr>
        <Ntfctn><Id>%s</Id><Acct><Id><IBAN>%s</IBAN></Id></Acct>
        %s
        </Ntfctn></BkToCstmrDbtCdtNtfctn></Document>
        """.formatted(id, id, PaidYear.iban(caisse), String.join("\n", entries));
  }

  static String entry(String ref, String euros, String side, String status, String bookedOn, String family, String details) {
    return "<Ntry><Amt Ccy=\"EUR\">" + euros + "</Amt><CdtDbtInd>" + side + "</CdtDbtInd><Sts><Cd>" + status + "</Cd></Sts>"
        + "<BookgDt><Dt>" + bookedOn + "</Dt></BookgDt>" + element("AcctSvcrRef", ref)
        + "<BkTxCd><Domn><Cd>PMNT</Cd><Fmly><Cd>ICDT</Cd><SubFmlyCd>" + family + "</SubFmlyCd></Fmly></Domn></BkTxCd>"
        + "<NtryDtls>" + details + "</NtryDtls></Ntry>";
  }

  static String debit(String ref, String messageId, String blockId, String transfers, String euros) {
    return entry(ref, euros, "DBIT", "BOOK", "2025-05-16", "ESCT",
        "<Btch><MsgId>" + messageId + "</MsgId><PmtInfId>" + blockId + "</PmtInfId>" + element("NbOfTxs", transfers) + "</Btch>");
  }

  static String given(String ref, String messageId, String blockId, String endToEndId, String euros, String code, String on) {
    return entry(ref, euros, "CRDT", "BOOK", on, "RRTN", "<TxDtls><Refs>" + element("MsgId", messageId) + element("PmtInfId", blockId)
        + element("EndToEndId", endToEndId) + "</Refs><Amt Ccy=\"EUR\">" + euros + "</Amt><CdtDbtInd>CRDT</CdtDbtInd>"
        + (code.isEmpty() ? "" : "<RtrInf><Rsn><Cd>" + code + "</Cd></Rsn></RtrInf>") + "</TxDtls>");
  }

  static String back(String ref, String contract, String code, String on) {
    boolean first = PaidYear.caisse(contract).equals("311");
    return given(ref, first ? PaidYear.MESSAGE_311 : PaidYear.MESSAGE_331, first ? PaidYear.BLOCK_311 : PaidYear.BLOCK_331,
        PaidYear.id(contract), PaidYear.EUROS.get(contract) + ".00", code, on);
  }

  Path debited(String id, String ref, String transfers, String euros) {
    return write(notice(id, "311", debit(ref, PaidYear.MESSAGE_311, PaidYear.BLOCK_311, transfers, euros)));
  }

  Path returned(String id, String code, String on, String... contracts) {
    return write(notice(id, PaidYear.caisse(contracts[0]),
        Arrays.stream(contracts).map(c -> back("R" + id + c, c, code, on)).collect(Collectors.joining())));
  }
}
