package fr.coscom.payment;

import static org.assertj.core.api.Assertions.assertThat;

import fr.coscom.basis.Messages;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A good file with one thing spoilt: each defect must be found under its own rule. */
class PaymentFileDefectsTest {

  @TempDir
  Path folder;

  @ParameterizedTest(name = "{0}: {3}")
  @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
      F03 | <?xml version         | \uFEFF<?xml version        | byte order mark
      F04 | "1.0" encoding="UTF-8" | '1.0' encoding='UTF-8'   | declaration in single quotes
      F04 | encoding="UTF-8"      | encoding="utf-8"         | encoding in small letters
      F05 | <Document             | <!DOCTYPE x><Document    | DOCTYPE
      F05 | <Document             | <!DOCTYPE x [<!ENTITY a "aaaa">]><Document | entities
      F06 | <GrpHdr>              | <!-- x --><GrpHdr>       | comment
      F06 | <GrpHdr>              | <?x y?><GrpHdr>          | processing instruction
      F06 | DUPONT MARIE          | <![CDATA[DUPONT MARIE]]> | CDATA
      X00 | </GrpHdr>             | </GrpHd>                 | not well-formed
      X00 | </Document>           |                          | cut off
      X01 | <BtchBookg>true       | <BtchBookg>yes           | schema
      X01 | <PmtMtd>TRF</PmtMtd>  |                          | element missing
      X03 | pain.001.001.09       | pain.001.001.03          | namespace of an older version
      X03 | <Document xmlns       | <Document a="1" xmlns    | attribute on the root
      X03 | <GrpHdr>              | <GrpHdr xmlns:p="urn:p"> | another namespace declared
      X05 | <Nm>DUPONT MARIE</Nm> | <Nm> </Nm>               | blank name
      X06 | <Nm>DUPONT MARIE      | <Nm> DUPONT MARIE        | space before a name
      X06 | DUPONT MARIE</Nm>     | DUPONT MARIE </Nm>       | space after a name
      X07 | DUPONT MARIE          | DUPONT MARIÉ             | accent
      X07 | DUPONT MARIE          | DUPONT &amp; MARIE       | ampersand
      X07 | DUPONT MARIE          | DUPONT\u00A0MARIE        | no-break space
      X08 | DUPONT MARIE          | DUPONT  MARIE            | double space
      X09 | </EndToEndId>         | </EndToEndId><UETR>8a562c67-ca16-48ba-b074-65581be6f001</UETR> | UETR
      X09 | <Purp>                | <InstrForCdtrAgt><InstrInf>X</InstrInf></InstrForCdtrAgt><Purp> | instruction to the bank
      X09 | <Purp>                | <UltmtCdtr><Nm>DR X</Nm></UltmtCdtr><Purp> | ultimate creditor
      X09 | <Nm>DUPONT MARIE</Nm> | <Nm>DUPONT MARIE</Nm><Id><PrvtId><Othr><Id>X1</Id></Othr></PrvtId></Id> | identifier of the payee
      X09 | <PmtTpInf>            | <PmtTpInf><InstrPrty>HIGH</InstrPrty> | priority
      X10 | </Ustrd>              | </Ustrd><Ustrd>MORE</Ustrd> | two texts
      G01 | <MsgId>CPAM           | <MsgId>/CPAM             | slash first
      G01 | <MsgId>CPAM311-       | <MsgId>CPAM311//         | two slashes
      G02 | 09:00:00+02:00        | 09:00:00                 | no offset
      G02 | 09:00:00+02:00        | 09:00+02:00              | no seconds
      G03 | <NbOfTxs>3            | <NbOfTxs>4               | count of the header
      G03 | <NbOfTxs>3            | <NbOfTxs>03              | leading zero
      G04 | <CtrlSum>11312.34     | <CtrlSum>11312.35        | one cent more in the header
      G04 | <CtrlSum>11312.34     | <CtrlSum>11312.340       | three decimals
      G05 | <InitgPty><Nm>CPAM DE LA HAUTE-GARONNE</Nm> | <InitgPty> | no name of the sender
      G06 | 73282932000074        | 73282932000075           | key of the SIRET
      G07 | <Othr>                | <LEI>969500TJ5KRTCJQWXH00</LEI><Othr> | LEI
      G08 | 09:00:00+02:00        | 09:00:01+02:00           | one second later
      P01 | <PmtInfId>CPAM        | <PmtInfId>/CPAM          | slash first
      P03 | TRF                   | CHK                      | cheque
      P04 | <BtchBookg>true       | <BtchBookg>1             | 1 for true
      P04 | <BtchBookg>true       | <BtchBookg>false         | one booking a transfer
      P07 | <Cd>SEPA</Cd>         | <Cd>URGP</Cd>            | urgent
      P08 | <Amt>                 | <PmtTpInf><SvcLvl><Cd>SEPA</Cd></SvcLvl></PmtTpInf><Amt> | type on a transfer
      P08 | </Amt>                | </Amt><ChrgBr>SLEV</ChrgBr> | charges on a transfer
      P09 | </SvcLvl>             | </SvcLvl><LclInstrm><Cd>INST</Cd></LclInstrm> | instant
      P10 | </SvcLvl>             | </SvcLvl><CtgyPurp><Cd>SALA</Cd></CtgyPurp> | salaries
      P11 | <Dt>2026-05-15</Dt>   | <DtTm>2026-05-15T00:00:00</DtTm> | date and time
      P12 | <Dt>2026-05-15        | <Dt>2026-05-16           | Saturday
      P12 | <Dt>2026-05-15        | <Dt>2026-05-01           | 1 May
      P12 | <Dt>2026-05-15        | <Dt>2026-04-03           | Good Friday
      P13 | <Dt>2026-05-15        | <Dt>2026-07-01           | third quarter
      P13 | <Dt>2026-05-15        | <Dt>2025-05-15           | year of right itself
      P15 | <Dbtr><Nm>CPAM DE LA HAUTE-GARONNE | <Dbtr><Nm>CPAM DU TARN | another caisse
      P16 | </Nm></Dbtr> | </Nm><PstlAdr><AdrLine>TOULOUSE</AdrLine></PstlAdr></Dbtr> | address without town
      P17 | FR7630004000031234567890143 | FR7630006000011234567890189 | debtor account of somebody else
      P18 | BNPAFRPPXXX           | DEUTDEFF                 | German bank for a French account
      P18 | <BICFI>BNPAFRPPXXX</BICFI> | <Othr><Id>NONE</Id></Othr> | bank by another name
      P19 | <ChrgBr>SLEV          | <ChrgBr>SHAR             | charges shared
      T01 | <EndToEndId>COSCOM25-311-000000001 | <EndToEndId>coscom25-311-000000001 | small letters
      T01 | <EndToEndId>COSCOM25-311-000000001 | <EndToEndId>COSCOM25-311-1 | short number
      T02 | <EndToEndId>COSCOM25-311-000000001 | <EndToEndId>NOTPROVIDED | no reference
      T03 | <EndToEndId>COSCOM25-311-000000002 | <EndToEndId>COSCOM25-311-000000001 | reference twice
      T04 | >5300.00<             | >5300.0<                 | one decimal
      T04 | >5300.00<             | >+5300.00<               | sign
      T04 | >5300.00<             | >05300.00<               | leading zero
      T04 | >5300.00<             | >5300<                   | no decimals
      T05 | >5300.00<             | >0.00<                   | nothing to pay
      T05 | >5300.00<             | >1000000000.00<          | more than SEPA carries
      T06 | >5300.00<             | >11820.01<               | one cent above the most
      T07 | Ccy="EUR"             | Ccy="USD"                | dollars
      T08 | <InstrId>COSCOM25-311-000000002 | <InstrId>COSCOM25-311-000000001 | instruction twice
      T08 | <InstrId>COSCOM25-311-000000001</InstrId> |      | no instruction
      T09 | <Nm>DUPONT MARIE</Nm> | <Nm>X1</Nm>              | one letter
      T09 | <Nm>DUPONT MARIE</Nm> | <Nm>A2345678901234567890123456789012345678901234567890123456789012345678901B</Nm> | 72 characters
      T10 | FR7630006000011234567890189 | FR7630006000011234567890188 | IBAN off by one
      T10 | FR7630006000011234567890189 | FR2030006000011234567890188 | right IBAN check, wrong RIB key
      T10 | DE89370400440532013000 | DE8937040044053201300  | one digit short
      T10 | DE89370400440532013000 | de89370400440532013000 | small letters
      T11 | DE89370400440532013000 | TR330006100519786457841326 | Turkey
      T13 | FR7630006000011234567890189 | FR7630004000031234567890143 | the caisse pays itself
      T14 | <Cdtr>                | <CdtrAgt><FinInstnId><Othr><Id>NOTPROVIDED</Id></Othr></FinInstnId></CdtrAgt><Cdtr> | bank not provided
      T14 | <Cdtr>                | <CdtrAgt><FinInstnId><BICFI>DEUTDEFF</BICFI></FinInstnId></CdtrAgt><Cdtr> | bank of another country
      T15 | <Nm>DUPONT MARIE</Nm> | <Nm>DUPONT MARIE</Nm><PstlAdr><AdrLine>1 RUE X</AdrLine></PstlAdr> | free lines alone
      T16 | <Cd>GOVT</Cd>         | <Cd>SALA</Cd>            | purpose
      T17 | <Ustrd>COSCOM 2025    | <Ustrd>COSCOM 2024       | text of another year
      T18 | REF 000000001         | REF 185057800608436      | NIR in the text
      T18 | REF 000000001         | REF 1 85 05 78 006 084   | NIR in groups
      T18 | REF 000000001         | REF 10003456789          | RPPS in the text
      S08 | >12.34<               | >12.35<                  | amount of the ledger
      S08 | SELARL DES PINS       | SELARL DES SAPINS        | holder of the ledger
      S08 | FR1420041010050500013M02606 | BE68539007547034   | account of the ledger
      S08 | <MsgId>CPAM311-COSCOM-2025-20260515-0001 | <MsgId>CPAM311-COSCOM-2025-20260515-0002 | message id of the ledger
      S08 | <Dt>2026-05-15        | <Dt>2026-05-18           | date of the ledger
      S08 | BNPAFRPPXXX           | CRLYFRPP                 | bank of the ledger
      """)
  void aDefectIsFound(String rule, String find, String put, String because) throws Exception {
    String to = put == null ? "" : put;
    List<Violation> found = SampleFile.checked(folder, xml -> replaced(onOneLine(xml), find, to), SampleFile.expectation());
    assertThat(found).as(because).extracting(Violation::rule).contains(rule);
    assertThat(found).allSatisfy(violation ->
        assertThat(violation.text(Messages.of("payment", "fr"))).isNotBlank().doesNotContainPattern("\\b[A-Za-z]{2}\\d{2}[A-Za-z0-9]{11,30}\\b"));
  }

  private static String onOneLine(String xml) {
    return xml.replaceAll(">\\s+<", "><");
  }

  private static String replaced(String xml, String from, String to) {
    assertThat(xml).contains(from);
    int at = xml.indexOf(from);
    return xml.substring(0, at) + to + xml.substring(at + from.length());
  }

  @Test
  void aTransferTakenOutIsMissedThreeTimes() throws Exception {
    List<Violation> found = SampleFile.checked(folder, xml -> {
      int from = xml.lastIndexOf("<CdtTrfTxInf>");
      int to = xml.lastIndexOf("</CdtTrfTxInf>") + "</CdtTrfTxInf>".length();
      return xml.substring(0, from) + xml.substring(to);
    }, SampleFile.expectation());
    assertThat(found).extracting(Violation::rule).contains("G03", "G04", "P05", "P06", "S08").doesNotContain("X01");
  }
}
