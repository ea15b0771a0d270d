package fr.coscom.jobs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** A folder of input of a dozen invented contracts of two caisses, whole enough to be paid. */
final class SmallYear {

  static final int CONTRACTS = 12;
  private static final String IBAN = "FR1420041010050500013M02606";

  private final Map<String, StringBuilder> files = new LinkedHashMap<>();

  private SmallYear() {
    header("contracts.csv", "contract_id;rpps;doctor_name;caisse;commune;sub_area;practice;doctor_signed_on;caisse_signed_on;"
        + "ars_signed_on;effective_on;end_reason;end_event_on;document_ref;cancelled");
    header("sectors.csv", "rpps;convention_code;optam;from;to;cancelled");
    header("opposable-rates.csv", "rpps;year;rate;measured_on;document_ref;cancelled");
    header("stagiaire-attestations.csv", "attestation_id;contract_id;level;from;to;half_days_per_week;time_share;agreement_ref;"
        + "ministry_notice_ref;ars_derogation_ref;cancelled");
    header("hospital-activities.csv", "activity_id;contract_id;finess;from;to;document_ref;cancelled");
    header("zones.csv", "commune;sub_area;category;from;to;arrete_ref;cancelled");
    header("bank-accounts.csv", "rpps;caisse;holder;iban;bic;payee_kind;document_ref;cancelled");
    header("paying-caisses.csv", "caisse;legal_name;iban;bic;siret;cancelled");
    header("holds.csv", "contract_id;category;reason;placed_by;placed_on;lifted_on;cancelled");
    header("prior-payments.csv", "contract_id;year;aif;rms;rhp;mao;paid_on;document_ref;cancelled");
  }

  /** Eleven payable contracts, one of them paid in part before, and C-12 under a hold. */
  static SmallYear of(int year) {
    SmallYear small = new SmallYear();
    small.row("zones.csv", "31555;;ZIP;2018-01-01;;ARR-1;");
    small.row("paying-caisses.csv", "311;CPAM DE LA HAUTE-GARONNE;FR7630006000011234567890189;AGRIFRPP;;");
    small.row("paying-caisses.csv", "011;CPAM DE L AIN;FR7630006000011234567890189;AGRIFRPP;;");
    for (int i = 1; i <= CONTRACTS; i++) {
      small.contract(i, year);
    }
    small.row("holds.csv", "C-12;LITIGE;Contrôle en cours;A. Durand;2025-02-03;;");
    small.row("prior-payments.csv", "C-1;" + year + ";1000.00;0;0;0;" + (year + 1) + "-01-15;GED-9;");
    return small;
  }

  private void contract(int i, int year) {
    String rpps = rpps(i);
    String id = "C-" + i;
    row("contracts.csv", id + ";" + rpps + ";MARTIN Claire;" + (i % 3 == 0 ? "011" : "311") + ";31555;;MSP;2021-03-12;2021-03-15;"
        + "2021-03-20;;;;GED-1;");
    row("sectors.csv", rpps + ";" + (i % 4 == 0 ? 2 : 1) + ";" + (i % 4 == 0 ? "Y" : "") + ";2021-01-01;;");
    row("opposable-rates.csv", rpps + ";" + year + ";62.40;" + (year + 1) + "-03-31;GED-2;");
    if (i % 2 == 0) {
      row("stagiaire-attestations.csv", "ATT-" + i + ";" + id + ";INTERNE;" + year + "-05-01;" + year + "-10-31;8;;CONV-1;MIN-1;;");
    }
    if (i % 3 == 1) {
      row("hospital-activities.csv", "HOP-" + i + ";" + id + ";990780017;2024-01-01;;GED-3;");
    }
    row("bank-accounts.csv", rpps + ";;MARTIN Claire;" + IBAN + ";PSSTFRPPTOU;;RIB-1;");
  }

  SmallYear without(String file) {
    files.remove(file);
    return this;
  }

  SmallYear row(String file, String row) {
    files.get(file).append(row).append('\n');
    return this;
  }

  private void header(String file, String header) {
    files.put(file, new StringBuilder(header).append('\n'));
  }

  Path in(Path folder) {
    try {
      Files.createDirectories(folder);
      for (Map.Entry<String, StringBuilder> file : files.entrySet()) {
        Files.writeString(folder.resolve(file.getKey()), file.getValue());
      }
      return folder;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** An RPPS of eleven digits with its Luhn key. */
  static String rpps(int i) {
    String digits = "1%09d".formatted(999000000 + i);
    int sum = 0;
    for (int at = 0; at < digits.length(); at++) {
      int digit = digits.charAt(digits.length() - 1 - at) - '0';
      int counted = at % 2 == 0 ? 2 * digit : digit;
      sum += counted / 10 + counted % 10;
    }
    return digits + (10 - sum % 10) % 10;
  }
}
