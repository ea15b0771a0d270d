package fr.coscom.audit;

import java.util.List;
import java.util.stream.Stream;

/**
 * Which columns of a file the rules read, and which of them only make sense together. Columns that no rule reads (names, accounts)
 * move no amount and are not compared. What the bank answered about an account is told as if a column of it.
 *
 * @param table of the facts, without {@code fact_}
 * @param key the columns that identify a row
 * @param read the other columns that the rules read
 */
record ComparedFile(String table, List<String> key, List<List<String>> read) {

  static final String BANK_ANSWER = "bank_answer";

  static final List<ComparedFile> ALL = List.of(
      new ComparedFile("contracts", List.of("contract_id"), List.of(
          List.of("rpps"), List.of("caisse"), List.of("commune"), List.of("sub_area"), List.of("practice"), List.of("doctor_signed_on"),
          List.of("caisse_signed_on"), List.of("ars_signed_on"), List.of("effective_on"), List.of("end_reason", "end_event_on"),
          List.of("cancelled"))),
      new ComparedFile("sectors", List.of("rpps", "from_on"), List.of(List.of("convention_code"), List.of("optam"), List.of("to_on"))),
      new ComparedFile("opposable_rates", List.of("rpps", "year"), List.of(List.of("rate"))),
      new ComparedFile("stagiaire_attestations", List.of("attestation_id"), List.of(
          List.of("contract_id"), List.of("level"), List.of("from_on", "to_on"), List.of("half_days_per_week", "time_share"),
          List.of("agreement_ref"), List.of("ministry_notice_ref"), List.of("ars_derogation_ref"))),
      new ComparedFile("hospital_activities", List.of("activity_id"), List.of(
          List.of("contract_id"), List.of("from_on", "to_on"), List.of("document_ref"))),
      new ComparedFile("majorations", List.of("majoration_id"), List.of(
          List.of("contract_id"), List.of("rate"), List.of("from_on", "to_on"), List.of("arrete_ref"))),
      new ComparedFile("other_contracts", List.of("rpps", "scheme", "from_on"), List.of(List.of("to_on"))),
      new ComparedFile("zones", List.of("commune", "sub_area", "category", "from_on"), List.of(List.of("to_on"))),
      new ComparedFile("bank_accounts", List.of("rpps", "caisse"), List.of(List.of("payee_kind"), List.of(BANK_ANSWER))),
      new ComparedFile("paying_caisses", List.of("caisse"), List.of()),
      new ComparedFile("holds", List.of("contract_id", "category", "placed_on"), List.of(List.of("lifted_on"))),
      new ComparedFile("decisions", List.of("contract_id", "year", "reason"), List.of(List.of("decision"), List.of("document_ref"))));

  static ComparedFile of(String table) {
    return ALL.stream().filter(file -> file.table.equals(table)).findFirst().orElseThrow();
  }

  List<String> columns() {
    return Stream.concat(key.stream(), read.stream().flatMap(List::stream)).toList();
  }

  /** The column by which the rows that concern somebody are found. */
  String by() {
    return read.contains(List.of("contract_id")) ? "contract_id" : key.get(0);
  }

  /** As it is sent: {@code opposable-rates.csv}. */
  static String fileName(String table) {
    return table.replace('_', '-') + ".csv";
  }

  /** As it is sent: {@code from} for {@code from_on}. */
  static String columnName(String column) {
    return column.equals("from_on") || column.equals("to_on") ? column.substring(0, column.length() - 3) : column;
  }
}
