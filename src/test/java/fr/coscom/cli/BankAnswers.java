package fr.coscom.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** Answers of the bank to the first block of a payment file, as pain.002.001.10 and camt.054.001.08. */
record BankAnswers(Path folder, String iban) {

  /** @param lines {@code COSCOM24-311-000000001 AC04 5000.00} each */
  String rejections(String id, String messageId, String... lines) {
    StringBuilder told = new StringBuilder();
    for (String line : lines) {
      String[] words = line.split(" ");
      told.append("""
          <TxInfAndSts><OrgnlEndToEndId>%s</OrgnlEndToEndId><TxSts>RJCT</TxSts><StsRsnInf><Rsn><Cd>%s</Cd></Rsn></StsRsnInf>
          <OrgnlTxRef><Amt><InstdAmt Ccy="EUR">%s</InstdAmt></Amt></OrgnlTxRef></TxInfAndSts>
          """.formatted((Object[]) words));
    }
    return write(id, """
        <Document xmlns="urn:iso:std:iso:20022:tech:xsd:pain.002.001.10"><CstmrPmtStsRpt>
        <GrpHdr><MsgId>%s</MsgId><CreDtTm>2025-05-16T10:00:00+02:00</CreDtTm></GrpHdr>
        <OrgnlGrpInfAndSts><OrgnlMsgId>%s</OrgnlMsgId><OrgnlMsgNmId>pain.001.001.09</OrgnlMsgNmId></OrgnlGrpInfAndSts>
        <OrgnlPmtInfAndSts><OrgnlPmtInfId>%s</OrgnlPmtInfId>%s</OrgnlPmtInfAndSts></CstmrPmtStsRpt></Document>
        """.formatted(id, messageId, block(messageId), told));
  }

  /** The whole file is debited in one sum. */
  String debit(String id, String messageId, int transfers, String euros) {
    return notice(id, euros, "DBIT", "ESCT", "<Btch><MsgId>%s</MsgId><PmtInfId>%s</PmtInfId><NbOfTxs>%d</NbOfTxs></Btch>"
        .formatted(messageId, block(messageId), transfers), "2025-06-10");
  }

  /** One transfer comes back. */
  String returned(String id, String messageId, String endToEndId, String euros, String code, String on) {
    return notice(id, euros, "CRDT", "RRTN", """
        <TxDtls><Refs><MsgId>%s</MsgId><PmtInfId>%s</PmtInfId><EndToEndId>%s</EndToEndId></Refs><Amt Ccy="EUR">%s</Amt>
        <CdtDbtInd>CRDT</CdtDbtInd><RtrInf><Rsn><Cd>%s</Cd></Rsn></RtrInf></TxDtls>"""
        .formatted(messageId, block(messageId), endToEndId, euros, code), on);
  }

  private String notice(String id, String euros, String side, String family, String details, String on) {
    return write(id, """
        <Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.054.001.08"><BkToCstmrDbtCdtNtfctn>
        <GrpHdr><MsgId>M%1$s</MsgId><CreDtTm>2025-06-10T10:00:00+02:00</CreDtTm></GrpHdr>
        <Ntfctn><Id>%1$s</Id><Acct><Id><IBAN>%2$s</IBAN></Id></Acct><Ntry><Amt Ccy="EUR">%3$s</Amt><CdtDbtInd>%4$s</CdtDbtInd>
        <Sts><Cd>BOOK</Cd></Sts><BookgDt><Dt>%7$s</Dt></BookgDt><AcctSvcrRef>REF%1$s</AcctSvcrRef>
        <BkTxCd><Domn><Cd>PMNT</Cd><Fmly><Cd>ICDT</Cd><SubFmlyCd>%5$s</SubFmlyCd></Fmly></Domn></BkTxCd>
        <NtryDtls>%6$s</NtryDtls></Ntry></Ntfctn></BkToCstmrDbtCdtNtfctn></Document>
        """.formatted(id, iban, euros, side, family, details, on));
  }

  /** {@code CPAM311-COSCOM-2024-20250515-0001} has the block {@code CPAM311-COSCOM-2024-0001-01}. */
  private static String block(String messageId) {
    String[] words = messageId.split("-");
    return String.join("-", words[0], words[1], words[2], words[4], "01");
  }

  private String write(String id, String xml) {
    try {
      return Files.writeString(folder.resolve(id.toLowerCase(Locale.ROOT) + ".xml"), xml).toString();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
