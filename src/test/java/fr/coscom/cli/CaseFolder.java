package fr.coscom.cli;

import fr.coscom.intake.Schemas;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** An input folder that a test builds row by row: contracts of invented doctors, each worth 5 000.00 € for 2024. */
final class CaseFolder {

  private final Map<String, List<Map<String, String>>> files = new TreeMap<>();
  private int doctors;

  private CaseFolder(boolean empty) {
    if (empty) {
      // A folder holds at least one file; this one is its header alone.
      files.put("holds.csv", new ArrayList<>());
    }
  }

  /** Without the usual zone and paying caisse. */
  static CaseFolder empty() {
    return new CaseFolder(true);
  }

  CaseFolder() {
    row("zones.csv", "commune", "31901", "category", "ZIP", "from", "2018-01-01", "arrete_ref", "R76");
    row("paying-caisses.csv", "caisse", "311", "legal_name", "CPAM EXEMPLE", "iban", iban(0));
  }

  /** A contract of a new doctor in secteur 1 with an account. */
  Map<String, String> contract(String id) {
    doctors++;
    String rpps = rpps(doctors);
    row("sectors.csv", "rpps", rpps, "convention_code", "1", "from", "2010-01-01");
    row("bank-accounts.csv", "rpps", rpps, "holder", "EXEMPLE " + doctors, "iban", iban(doctors));
    return contractOf(rpps, id);
  }

  Map<String, String> contractOf(String rpps, String id) {
    return row("contracts.csv", "contract_id", id, "rpps", rpps, "doctor_name", "Exemple", "caisse", "311",
        "commune", "31901", "practice", "MSP", "doctor_signed_on", "2022-03-01", "caisse_signed_on", "2022-03-08",
        "ars_signed_on", "2022-03-15");
  }

  /** @param cells column and value in turn; the others are empty */
  Map<String, String> row(String file, String... cells) {
    Map<String, String> row = new LinkedHashMap<>();
    Schemas.of(file).orElseThrow().columns().forEach(column -> row.put(column, ""));
    for (int i = 0; i < cells.length; i += 2) {
      set(row, cells[i], cells[i + 1]);
    }
    files.computeIfAbsent(file, name -> new ArrayList<>()).add(row);
    return row;
  }

  /** The row that was added last. */
  Map<String, String> lastRow(String file) {
    List<Map<String, String>> rows = files.get(file);
    return rows.get(rows.size() - 1);
  }

  /** All rows of a file of another folder, as they are. */
  void rows(String file, CaseFolder other) {
    other.files.get(file).forEach(row -> files.computeIfAbsent(file, name -> new ArrayList<>()).add(new LinkedHashMap<>(row)));
  }

  void removeLastRow(String file) {
    files.get(file).remove(files.get(file).size() - 1);
  }

  static void set(Map<String, String> row, String column, String value) {
    if (row.replace(column, value) == null) {
      throw new IllegalArgumentException("no column " + column);
    }
  }

  Path write(Path folder) {
    try {
      Files.createDirectories(FolderFiles.deleted(folder));
      for (var file : files.entrySet()) {
        List<String> lines = new ArrayList<>();
        lines.add(String.join(";", Schemas.of(file.getKey()).orElseThrow().columns()));
        file.getValue().forEach(row -> lines.add(String.join(";", row.values())));
        Files.write(folder.resolve(file.getKey()), lines);
      }
      return folder;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String iban(int account) {
    String bank = "99999";
    String branch = "00001";
    int key = 97 - (89 * 99999 + 15 + 3 * account) % 97;
    String national = bank + branch + "%011d%02d".formatted(account, key);
    BigInteger number = new BigInteger(national + "1527" + "00");
    return "FR%02d".formatted(98 - number.mod(BigInteger.valueOf(97)).intValue()) + national;
  }

  static String rpps(int doctor) {
    String digits = "1999%06d".formatted(doctor);
    int sum = 0;
    for (int i = 0; i < digits.length(); i++) {
      int weighed = (digits.charAt(digits.length() - 1 - i) - '0') * (i % 2 == 0 ? 2 : 1);
      sum += weighed > 9 ? weighed - 9 : weighed;
    }
    return digits + (10 - sum % 10) % 10;
  }
}
