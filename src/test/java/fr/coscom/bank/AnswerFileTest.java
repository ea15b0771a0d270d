package fr.coscom.bank;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** R08: which files of a bank are taken and which are refused. Strict in what we send, tolerant in what we read. */
class AnswerFileTest {

  @TempDir Path folder;
  private BankFiles bank;
  private String report;
  private String notice;

  @BeforeEach
  void files() {
    bank = new BankFiles(folder);
    report = BankFiles.report("P1", PaidYear.MESSAGE_311, "", "", "",
        BankFiles.block(PaidYear.BLOCK_311, "", "", BankFiles.contract("A", "RJCT", "AC01")));
    notice = BankFiles.notice("N1", "311", BankFiles.back("REF", "A", "AC04", "2025-05-17"));
  }

  @Test
  void bothKindsAreRecognisedByTheirNamespace() {
    assertThat(AnswerFile.checked(bank.write(report))).extracting(AnswerFile::kind, AnswerFile::messageId).containsExactly("PAIN002", "P1");
    assertThat(AnswerFile.checked(bank.write(notice))).extracting(AnswerFile::kind, AnswerFile::messageId).containsExactly("CAMT054", "MN1");
  }

  @Test
  void prefixesSingleQuotesAndCommentsDoNotMatter() {
    for (String xml : List.of(report, notice)) {
      String prefixed = xml.replaceAll("<(/?)([A-Z])", "<$1b:$2").replace(" xmlns=", " xmlns:b=").replace('"', '\'')
          .replaceFirst("<b:GrpHdr>", "<!-- from the bank --><b:GrpHdr>");
      assertThat(told(prefixed)).isEqualTo(told(xml)).hasSize(1);
      assertThat(told("\uFEFF" + xml)).isEqualTo(told(xml));
    }
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      because                          | replaced          | by                                                                           | says
      a document type                  | <Document         | <!DOCTYPE Document><Document                                                 | DOCTYPE
      an entity of its own             | <Document         | <!DOCTYPE D [<!ENTITY a "RJCT">]><Document                                   | DOCTYPE
      a file of this machine           | <Document         | <!DOCTYPE D [<!ENTITY a SYSTEM "file:///etc/passwd">]><Document              | DOCTYPE
      something from outside           | <Document         | <!DOCTYPE D SYSTEM "http://127.0.0.1:9/a.dtd"><Document                      | DOCTYPE
      an entity that is not declared   | >P1<              | >&a;<                                                                        | schéma
      cut off                          | </Document>       | ''                                                                           | schéma
      an older version                 | pain.002.001.10   | pain.002.001.03                                                              | pain.002.001.03
      our own payment file             | pain.002.001.10   | pain.001.001.09                                                              | pain.001.001.09
      an unknown element               | <GrpHdr>          | <GrpHdr><Extra/>                                                             | schéma
      no message id                    | <MsgId>P1</MsgId> | ''                                                                           | schéma
      a day that does not exist        | 2025-05-16T       | 2025-02-30T                                                                  | schéma
      """, useHeadersInDisplayName = true)
  void whatCannotBeTrustedIsRefused(String because, String replaced, String by, String says) {
    Path file = bank.write(report.replace(replaced, by));
    assertThatThrownBy(() -> AnswerFile.checked(file)).as(because).isInstanceOfSatisfying(AnswerFileRefused.class,
        refused -> assertThat(refused.text("fr")).contains("rien n'a changé").contains(says).doesNotContain("root:"));
  }

  @Test
  void aBillionLaughsAreRefusedAtOnce() {
    StringBuilder laughs = new StringBuilder("<!DOCTYPE Document [<!ENTITY l0 \"ha\">");
    for (int i = 1; i < 30; i++) {
      laughs.append("<!ENTITY l%d \"&l%d;&l%d;\">".formatted(i, i - 1, i - 1));
    }
    Path file = bank.write(report.replace("<Document", laughs + "]><Document").replace(">P1<", ">&l29;<"));
    assertThatThrownBy(() -> AnswerFile.checked(file)).isInstanceOf(AnswerFileRefused.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"<Rpt>", "<Bal/>"})
  void theSchemaOfTheNoticeIsNotThatOfTheReport(String element) {
    Path file = bank.write(notice.replaceFirst("<Id>", element + "<Id>"));
    assertThatThrownBy(() -> AnswerFile.checked(file)).isInstanceOf(AnswerFileRefused.class);
  }

  @Test
  void noFileNoBytesNoLink() throws IOException {
    Path empty = bank.write("");
    Path link = Files.createSymbolicLink(folder.resolve("link.xml"), bank.write(report));
    for (Path file : List.of(folder, folder.resolve("absent.xml"), empty, link)) {
      assertThatThrownBy(() -> AnswerFile.checked(file)).isInstanceOf(AnswerFileRefused.class);
    }
  }

  @Test
  void aFileThatChangesAfterItsCheckIsRefused() throws IOException {
    Path file = bank.write(report);
    AnswerFile checked = AnswerFile.checked(file);
    Files.writeString(file, report.replace("RJCT", "ACCP"));
    assertThatThrownBy(() -> checked.tell(answer -> { })).isInstanceOf(AnswerFileRefused.class);
  }

  private List<BankAnswer> told(String xml) {
    List<BankAnswer> told = new ArrayList<>();
    AnswerFile.checked(bank.write(xml)).tell(told::add);
    return told;
  }
}
