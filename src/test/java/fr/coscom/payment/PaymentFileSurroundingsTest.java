package fr.coscom.payment;

import static org.assertj.core.api.Assertions.assertThat;

import fr.coscom.basis.Money;
import fr.coscom.payment.Expectation.Stage;
import fr.coscom.payment.Violation.Severity;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the ledger, the folder or the bank does not agree with, in a file that is good in itself. */
class PaymentFileSurroundingsTest {

  private static final String NAME = "SCT_CPAM311_COSCOM_2025_20260515_0001.xml";

  @TempDir
  Path folder;
  private Path file;

  @BeforeEach
  void aGoodFile() throws Exception {
    file = SampleFile.place(folder, NAME, SampleFile.xml().getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void anotherNameThanThatOfTheMessage() throws Exception {
    Path other = Files.move(file, folder.resolve(NAME.replace("0001", "0002")));
    assertThat(rules(other, SampleFile.expectation())).containsExactly("F01", "F08");
  }

  @Test
  void aDraftHasNoDigestFileYet() throws Exception {
    Path draft = Files.move(file, folder.resolve(NAME + ".part"));
    Files.delete(folder.resolve(NAME + ".sha256"));
    assertThat(rules(draft, with(Stage.DRAFT))).isEmpty();
    assertThat(rules(draft, with(Stage.FINAL))).contains("F01", "F08");
  }

  @Test
  void bytesThatAreNotUtf8() throws Exception {
    byte[] bytes = SampleFile.xml().replace("DUPONT", "DUPÔNT").getBytes(StandardCharsets.ISO_8859_1);
    assertThat(rules(SampleFile.place(folder, NAME, bytes), SampleFile.expectation())).containsExactly("F02");
  }

  @Test
  void anOverlongSequence() throws Exception {
    byte[] bytes = SampleFile.xml().replace("DUPONT", "DUP\u0001\u0002NT").getBytes(StandardCharsets.UTF_8);
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = bytes[i] == 1 ? (byte) 0xC1 : bytes[i] == 2 ? (byte) 0x8F : bytes[i];
    }
    assertThat(rules(SampleFile.place(folder, NAME, bytes), SampleFile.expectation())).containsExactly("F02");
  }

  @Test
  void somethingAfterTheEnd() throws Exception {
    byte[] bytes = (SampleFile.xml() + "\n").getBytes(StandardCharsets.UTF_8);
    assertThat(rules(SampleFile.place(folder, NAME, bytes), SampleFile.expectation())).containsExactly("F02");
  }

  @Test
  void aLeftoverBesideIt() throws Exception {
    Files.createFile(folder.resolve(NAME + ".part"));
    assertThat(rules(file, SampleFile.expectation())).containsExactly("F07");
  }

  @Test
  void noDigestFile() throws Exception {
    Files.delete(folder.resolve(NAME + ".sha256"));
    assertThat(rules(file, SampleFile.expectation())).containsExactly("F08");
  }

  @Test
  void aDigestFileOfOtherBytes() throws Exception {
    Files.writeString(folder.resolve(NAME + ".sha256"), "0".repeat(64) + "  " + NAME + "\n");
    assertThat(rules(file, SampleFile.expectation())).containsExactly("F08");
  }

  @Test
  void aDigestFileWithOneSpace() throws Exception {
    Path sidecar = folder.resolve(NAME + ".sha256");
    Files.writeString(sidecar, Files.readString(sidecar).replace("  ", " "));
    assertThat(rules(file, SampleFile.expectation())).containsExactly("F08");
  }

  @Test
  void aFileThatEverybodyMayRead() throws Exception {
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
    assertThat(rules(file, SampleFile.expectation())).containsExactly("F10");
  }

  @Test
  void anotherDigestInTheLedger() throws Exception {
    Expectation e = SampleFile.expectation();
    assertThat(rules(file, new Expectation(e.message(), e.transfers(), e.stage(), e.debtorIbans(), e.openedAt(),
        e.cap(),
        e.outsideQuarter(), e.closedDays(), Optional.of("0".repeat(64))))).containsExactly("S01");
  }

  @Test
  void moreThanTheBankTakes() throws Exception {
    BankProfile small = new BankProfile(true, false, true, Optional.empty(), 2, 100_000);
    assertThat(rules(file, of(small, Set.of()))).containsExactly("P20");
    BankProfile tiny = new BankProfile(true, false, true, Optional.empty(), 10, 1000);
    assertThat(rules(file, of(tiny, Set.of()))).containsExactly("F09");
  }

  @Test
  void aDayOnWhichTheCaisseIsClosed() throws Exception {
    assertThat(rules(file, of(BankProfile.STANDARD, Set.of(SampleFile.EXECUTION)))).containsExactly("P22");
  }

  @Test
  void anotherInstantOfOpening() throws Exception {
    Expectation e = SampleFile.expectation();
    assertThat(rules(file, new Expectation(e.message(), e.transfers(), e.stage(), e.debtorIbans(),
        Instant.parse("2026-05-04T07:00:01Z"), e.cap(), e.outsideQuarter(), e.closedDays(),
            e.sha256()))).containsExactly("G08");
  }

  @Test
  void aCorrectionPaidInSeptemberIsOnlyFlagged() throws Exception {
    PaymentMessage spring = SampleFile.message(SampleFile.TRANSFERS, BankProfile.STANDARD);
    PaymentMessage autumn = new PaymentMessage("311", 2025, 2, spring.createdAt(), LocalDate.of(2026, 9, 15),
        spring.initiator(), spring.debtor(), spring.transfers(), spring.controlSum(), spring.profile());
    Path late = SampleFile.place(folder, autumn.fileName(), SampleFile.bytes(autumn, SampleFile.TRANSFERS));
    Expectation e = SampleFile.expectation(autumn, SampleFile.TRANSFERS);
    Expectation flagged = new Expectation(autumn, e.transfers(), e.stage(), e.debtorIbans(), e.openedAt(), e.cap(),
        Severity.WARNING, e.closedDays(), e.sha256());
    assertThat(PaymentFileCheck.check(late, flagged)).singleElement()
        .satisfies(v -> assertThat(v.rule() + v.severity()).isEqualTo("P13WARNING"));
  }

  @Test
  void aSecondBlockOfAnotherCaisse() throws Exception {
    List<Violation> found = SampleFile.checked(folder, xml -> {
      int from = xml.indexOf("    <PmtInf>");
      int to = xml.indexOf("  </CstmrCdtTrfInitn>");
      String block = xml.substring(from, to).replace("<Nm>CPAM DE LA HAUTE-GARONNE", "<Nm>CPAM DU TARN");
      return xml.substring(0, to) + block + xml.substring(to);
    }, SampleFile.expectation());
    assertThat(found).extracting(Violation::rule).contains("P02", "P21", "P15", "T03", "T08", "T19", "G03", "G04",
        "S08");
  }

  @Test
  void aBlockWithoutTransfers() throws Exception {
    List<Violation> found = SampleFile.checked(folder,
        xml -> xml.substring(0, xml.indexOf("      <CdtTrfTxInf>")) + xml.substring(xml.indexOf("    </PmtInf>")),
        SampleFile.expectation());
    assertThat(found).extracting(Violation::rule).contains("P00", "F09", "X01", "S08");
  }

  @Test
  void accountsOutsideTheEconomicAreaAndManyNamesOnOneAccountAreFlaggedInOneLineEach() throws Exception {
    List<Transfer> transfers = new ArrayList<>();
    String[] ibans = {"CH9300762011623852957", "GB82WEST12345698765432", "BE68539007547034", "BE68539007547034",
        "BE68539007547034", "BE68539007547034", "BE68539007547034"};
    String[] names = {"MARTIN", "MARTIN", "DR A", "DR BB", "DR CC", "DR DD", "DR DD"};
    for (int i = 0; i < ibans.length; i++) {
      transfers.add(SampleFile.transfer(i + 1, "C-" + i, names[i], ibans[i], "10.00"));
    }
    PaymentMessage message = SampleFile.message(transfers, BankProfile.STANDARD);
    Path placed = SampleFile.place(folder, NAME, SampleFile.bytes(message, transfers));
    List<Violation> found = PaymentFileCheck.check(placed, SampleFile.expectation(message, transfers));
    assertThat(found).extracting(v -> v.rule() + " " + v.severity() + " " + v.found()).containsExactly(
        "T12 WARNING CH93 **** **** 2957", "T12 WARNING + 1", "T20 WARNING 4", "T21 WARNING 2");
  }

  @Test
  void aThousandErrorsOfOneRuleAreShownInPartAndCounted() throws Exception {
    List<Transfer> transfers = new ArrayList<>();
    for (int i = 1; i <= 100; i++) {
      transfers.add(SampleFile.transfer(i, "C-" + i, "DR NAME", "BE68539007547034", "11820.01"));
    }
    PaymentMessage message = SampleFile.message(transfers, BankProfile.STANDARD);
    Path placed = SampleFile.place(folder, NAME, SampleFile.bytes(message, transfers));
    List<Violation> found = PaymentFileCheck.check(placed, SampleFile.expectation(message, transfers));
    assertThat(found).hasSize(21).last().extracting(Violation::found).isEqualTo("+ 80");
  }

  private static Expectation of(BankProfile profile, Set<LocalDate> closedDays) {
    PaymentMessage message = SampleFile.message(SampleFile.TRANSFERS, profile);
    Expectation e = SampleFile.expectation(message, SampleFile.TRANSFERS);
    return new Expectation(message, e.transfers(), e.stage(), e.debtorIbans(), e.openedAt(), Money.euros(11_820),
        e.outsideQuarter(), closedDays, e.sha256());
  }

  private static Expectation with(Stage stage) {
    Expectation e = SampleFile.expectation();
    return new Expectation(e.message(), e.transfers(), stage, e.debtorIbans(), e.openedAt(), e.cap(),
        e.outsideQuarter(),
        e.closedDays(), e.sha256());
  }

  private static List<String> rules(Path file, Expectation expected) throws IOException {
    return PaymentFileCheck.check(file, expected).stream().map(Violation::rule).distinct().toList();
  }
}
