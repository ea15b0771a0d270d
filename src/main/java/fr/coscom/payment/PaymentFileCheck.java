package fr.coscom.payment;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * Reads a payment file back and compares it with the ledger, the ISO schema and the bank profile. It shares no code
 * with {@link PaymentFile}: a fault of the writer must not hide itself. Each layer only trusts what the one before has
 * let through, so a hostile file is never handed to an XML parser. Memory grows by some 400 bytes a transaction, for
 * the comparisons between transactions; nothing else is kept.
 */
public final class PaymentFileCheck {

  private PaymentFileCheck() {}

  /**
   * @param file with its final name, or that name and {@code .part} while it is a draft
   * @return nothing when the file may go on; warnings alone stop nothing
   * @throws IOException when the file cannot be read
   */
  public static List<Violation> check(Path file, Expectation expected) throws IOException {
    Findings findings = new Findings();
    FileSurroundings.check(file, expected, findings);
    FileBytes bytes = FileBytes.read(file, expected.message().profile().maxBytes(), findings);
    FileSurroundings.checkDigest(file, bytes.sha256(), expected, findings);
    if (bytes.safeToParse() && SchemaCheck.isWellFormed(file, findings)) {
      new ProfileReader(expected, findings).read(file);
    }
    return findings.list();
  }
}
