package fr.coscom.intake;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The data contracts of the input files, in the order in which the files are read. */
public final class Schemas {

  static final String CONTRACTS = "contracts.csv";
  static final String CONTROL = "control.csv";

  private static final List<String> NAMES = List.of(
      "contracts", "sectors", "opposable-rates", "stagiaire-attestations", "hospital-activities", "majorations",
      "other-contracts", "zones", "bank-accounts", "paying-caisses", "holds", "decisions", "prior-payments",
      "ars-quotas", "debt-events");

  private static final Map<String, TableSchema> BY_FILE = new LinkedHashMap<>();
  private static final TableSchema CONTROL_SCHEMA = TableSchema.parse(text(CONTROL));

  static {
    for (String name : NAMES) {
      BY_FILE.put(name + ".csv", TableSchema.parse(text(name + ".csv")));
    }
  }

  private Schemas() {}

  /** The contract of {@code contracts.csv} and the like, {@code control.csv} included; nothing for an unknown file. */
  public static Optional<TableSchema> of(String file) {
    return Optional.ofNullable(file.equals(CONTROL) ? CONTROL_SCHEMA : BY_FILE.get(file));
  }

  /** The contracts of the files that bring facts, without {@code control.csv}. */
  public static Collection<TableSchema> all() {
    return BY_FILE.values();
  }

  /**
   * The Table Schema of a file, as JSON.
   *
   * @throws IllegalArgumentException when no file has this name
   */
  public static String text(String file) {
    String resource = "/schemas/" + file.replaceFirst("\\.csv$", "") + ".schema.json";
    try (InputStream in = Schemas.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalArgumentException("no schema for " + file);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(resource, e);
    }
  }
}
