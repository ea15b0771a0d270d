package fr.coscom.payment;

import fr.coscom.basis.Money;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/** A file of three transfers of one invented caisse, and what the ledger says about it. */
final class SampleFile {

  static final String CAISSE_IBAN = "FR7630004000031234567890143";
  static final Debtor DEBTOR = new Debtor(
      "CPAM DE LA HAUTE-GARONNE", CAISSE_IBAN, Optional.of("BNPAFRPPXXX"), Optional.of("73282932000074"));
  static final List<Transfer> TRANSFERS = List.of(
      transfer(1, "C-001", "DUPONT MARIE", "FR7630006000011234567890189", "5300.00"),
      transfer(2, "C-002", "SELARL DES PINS", "FR1420041010050500013M02606", "12.34"),
      transfer(3, "C-003", "WEBER HANS", "DE89370400440532013000", "6000.00"));
  static final OffsetDateTime OPENED = OffsetDateTime.parse("2026-05-04T09:00:00+02:00");
  static final LocalDate EXECUTION = LocalDate.of(2026, 5, 15);

  private SampleFile() {}

  static Transfer transfer(int number, String contract, String holder, String iban, String amount) {
    return new Transfer(
        Transfer.endToEndId(2025, "311", number), contract, holder, iban, Optional.empty(), Money.parse(amount));
  }

  static PaymentMessage message(List<Transfer> transfers, BankProfile profile) {
    Money sum = transfers.stream().map(Transfer::amount).reduce(Money.ZERO, Money::plus);
    return new PaymentMessage(
        "311", 2025, 1, OPENED, EXECUTION, DEBTOR.name(), DEBTOR, transfers.size(), sum, profile);
  }

  static Expectation expectation(PaymentMessage message, List<Transfer> transfers) {
    return new Expectation(message, transfers.iterator(), Expectation.Stage.FINAL, Set.of(CAISSE_IBAN),
        OPENED.toInstant(),
        Money.euros(11_820), Violation.Severity.ERROR, Set.of(), Optional.empty());
  }

  static Expectation expectation() {
    return expectation(message(TRANSFERS, BankProfile.STANDARD), TRANSFERS);
  }

  static byte[] bytes(PaymentMessage message, List<Transfer> transfers) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    PaymentFile.write(message, transfers.iterator(), out);
    return out.toByteArray();
  }

  static String xml() throws IOException {
    return new String(bytes(message(TRANSFERS, BankProfile.STANDARD), TRANSFERS), StandardCharsets.UTF_8);
  }

  /** Puts the file in place with its rights and its digest file. */
  static Path place(Path folder, String name, byte[] bytes) throws Exception {
    Path file = folder.resolve(name);
    Files.write(file, bytes);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    String digest = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    Files.writeString(folder.resolve(name + ".sha256"), digest + "  " + name + "\n");
    return file;
  }

  static List<Violation> checked(Path folder, UnaryOperator<String> change, Expectation expected) throws Exception {
    byte[] bytes = change.apply(xml()).getBytes(StandardCharsets.UTF_8);
    return PaymentFileCheck.check(place(folder, expected.message().fileName(), bytes), expected);
  }
}
