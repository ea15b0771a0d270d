package fr.coscom.intake;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** A folder of invented files, each with one good row to begin with, on disk. */
final class SampleFolder {

  static final String RPPS = "19990000010";
  static final String OTHER_RPPS = "19990000028";
  static final String IBAN = "FR1420041010050500013M02606";

  private static final Map<String, String> GOOD = new LinkedHashMap<>();

  static {
    GOOD.put("contracts.csv", "C-1;19990000010;MARTIN Claire;311;31555;;MSP;2021-03-12;2021-03-15;2021-03-20;;;;GED-1;");
    GOOD.put("sectors.csv", "19990000010;1;;2021-01-01;;");
    GOOD.put("opposable-rates.csv", "19990000010;2024;62.40;2025-03-31;GED-2;");
    GOOD.put("stagiaire-attestations.csv", "ATT-1;C-1;INTERNE;2024-05-01;2024-10-31;8;;CONV-1;MIN-1;;");
    GOOD.put("hospital-activities.csv", "HOP-1;C-1;990780017;2024-01-01;;GED-3;");
    GOOD.put("majorations.csv", "MAJ-1;C-1;20;2024-01-01;2024-12-31;ARR-1;");
    GOOD.put("other-contracts.csv", "19990000010;CDE;2024-01-01;;GED-4;");
    GOOD.put("zones.csv", "31555;;ZIP;2018-01-01;;ARR-2;");
    GOOD.put("bank-accounts.csv", "19990000010;;MARTIN Claire;FR1420041010050500013M02606;PSSTFRPPTOU;;RIB-1;");
    GOOD.put("paying-caisses.csv",
        "311;CPAM DE LA HAUTE-GARONNE;FR7630006000011234567890189;AGRIFRPP;35600000000048;");
    GOOD.put("holds.csv", "C-1;LITIGE;Contrôle en cours;A. Durand;2025-02-03;2025-03-01;");
    GOOD.put("decisions.csv", "C-1;2024;INCOMPATIBLE_AID;EXCLUDE_DAYS;GED-5;Le directeur;2025-03-10;");
    GOOD.put("prior-payments.csv", "C-1;2022;5000.00;0;0;0;2023-05-15;GED-6;");
    GOOD.put("debt-events.csv", "C-1;2024;2024-1;REPAID;2025-11-10;346,15;GED-7;");
    GOOD.put("ars-quotas.csv", "76;2024;250;");
  }

  private final Path path;

  private SampleFolder(Path path) {
    this.path = path;
  }

  /** An empty folder. */
  static SampleFolder in(Path path) {
    return new SampleFolder(path);
  }

  /** A folder with every file of a first year, one good row in each: there is no debt yet that could have events. */
  static SampleFolder whole(Path path) {
    SampleFolder folder = new SampleFolder(path);
    GOOD.keySet().stream().filter(file -> !file.equals("debt-events.csv")).forEach(file -> folder.file(file, good(file)));
    return folder;
  }

  Path path() {
    return path;
  }

  /** Writes a file with its header and these rows. */
  SampleFolder file(String file, String... rows) {
    String header = String.join(";", Schemas.of(file).orElseThrow().columns());
    return text(file, header + "\n" + Arrays.stream(rows).map(row -> row + "\n").collect(Collectors.joining()));
  }

  SampleFolder text(String file, String text) {
    return bytes(file, text.getBytes(StandardCharsets.UTF_8));
  }

  SampleFolder bytes(String file, byte[] bytes) {
    try {
      Files.createDirectories(path);
      Files.write(path.resolve(file), bytes);
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The good row of a file, with some cells changed: {@code good("contracts.csv", "rpps=19990000028")}. */
  static String good(String file, String... changes) {
    TableSchema schema = Schemas.of(file).orElseThrow();
    String[] cells = GOOD.get(file).split(";", -1);
    Map<String, String> changed = new HashMap<>();
    for (String change : changes) {
      String[] parts = change.split("=", 2);
      changed.put(parts[0], parts[1]);
    }
    for (int i = 0; i < cells.length; i++) {
      cells[i] = changed.getOrDefault(schema.columns().get(i), cells[i]);
    }
    return String.join(";", cells);
  }

  static String[] cells(String file) {
    return GOOD.get(file).split(";", -1);
  }
}
