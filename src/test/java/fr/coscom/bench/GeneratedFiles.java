package fr.coscom.bench;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/** The files of one input folder, all open at once, written row by row. An empty cell is null. */
final class GeneratedFiles implements AutoCloseable {

  private static final Map<String, String> HEADERS = Map.ofEntries(
      Map.entry("contracts", "contract_id;rpps;doctor_name;caisse;commune;sub_area;practice;doctor_signed_on;caisse_signed_on;"
          + "ars_signed_on;effective_on;end_reason;end_event_on;document_ref;cancelled"),
      Map.entry("sectors", "rpps;convention_code;optam;from;to;cancelled"),
      Map.entry("opposable-rates", "rpps;year;rate;measured_on;document_ref;cancelled"),
      Map.entry("stagiaire-attestations", "attestation_id;contract_id;level;from;to;half_days_per_week;time_share;agreement_ref;"
          + "ministry_notice_ref;ars_derogation_ref;cancelled"),
      Map.entry("hospital-activities", "activity_id;contract_id;finess;from;to;document_ref;cancelled"),
      Map.entry("majorations", "majoration_id;contract_id;rate;from;to;arrete_ref;cancelled"),
      Map.entry("other-contracts", "rpps;scheme;from;to;document_ref;cancelled"),
      Map.entry("zones", "commune;sub_area;category;from;to;arrete_ref;cancelled"),
      Map.entry("bank-accounts", "rpps;caisse;holder;iban;bic;payee_kind;document_ref;cancelled"),
      Map.entry("paying-caisses", "caisse;legal_name;iban;bic;siret;cancelled"),
      Map.entry("holds", "contract_id;category;reason;placed_by;placed_on;lifted_on;cancelled"),
      Map.entry("decisions", "contract_id;year;reason;decision;document_ref;decided_by;decided_on;cancelled"),
      Map.entry("prior-payments", "contract_id;year;aif;rms;rhp;mao;paid_on;document_ref;cancelled"),
      Map.entry("ars-quotas", "ars_region;year;eligible_doctors;cancelled"));

  private final Map<String, BufferedWriter> writers = new TreeMap<>();

  GeneratedFiles(Path folder) throws IOException {
    Files.createDirectories(folder);
    for (Map.Entry<String, String> header : HEADERS.entrySet()) {
      BufferedWriter writer = Files.newBufferedWriter(folder.resolve(header.getKey() + ".csv"));
      writers.put(header.getKey(), writer);
      writer.write(header.getValue() + "\n");
    }
  }

  /** @param cells as many as the header has but the last, {@code cancelled}, which is empty */
  void row(String file, Object... cells) {
    line(file, false, cells);
  }

  /** A row that withdraws one sent earlier. */
  void cancelled(String file, Object... cells) {
    line(file, true, cells);
  }

  private void line(String file, boolean cancelled, Object... cells) {
    StringBuilder line = new StringBuilder();
    for (Object cell : cells) {
      line.append(cell == null ? "" : quoted(cell.toString())).append(';');
    }
    line.append(cancelled ? "Y\n" : "\n");
    try {
      writers.get(file).append(line);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String quoted(String cell) {
    return cell.indexOf(';') < 0 && cell.indexOf('"') < 0 ? cell : '"' + cell.replace("\"", "\"\"") + '"';
  }

  @Override
  public void close() throws IOException {
    for (BufferedWriter writer : writers.values()) {
      writer.close();
    }
  }
}
