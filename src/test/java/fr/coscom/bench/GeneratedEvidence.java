package fr.coscom.bench;

import java.time.LocalDate;

/** Trainees, hospitals and majorations of one contract: of every kind, alone and together, some without their papers. */
record GeneratedEvidence(Dice dice, GeneratedFiles files, int year, String contractId) {

  void write() {
    if (dice.in1000(300)) {
      int attestations = dice.from(1, 3);
      for (int n = 1; n <= attestations; n++) {
        attestation(n);
      }
    }
    if (dice.in1000(150)) {
      int activities = dice.in1000(200) ? 2 : 1;
      for (int n = 1; n <= activities; n++) {
        hospital(n);
      }
    }
    if (dice.in1000(120)) {
      int grants = dice.in1000(150) ? 2 : 1;
      for (int n = 1; n <= grants; n++) {
        majoration(n);
      }
    }
  }

  void attestation(int n) {
    String level = dice.in1000(600) ? "INTERNE" : dice.one("EXTERNE", "EXTERNE", "SASPAS", "SASPAS", "DOCTEUR_JUNIOR");
    LocalDate from = dice.in1000(500) ? dice.one(day(-1, 11, 1), day(0, 5, 1), day(0, 11, 1)) : dice.day(day(-1, 9, 1), day(0, 12, 31));
    LocalDate to = dice.in1000(20) ? null : dice.in1000(500) ? from.plusMonths(6).minusDays(1) : from.plusDays(dice.from(0, 250));
    boolean halfDays = dice.in1000(600);
    Object halves = !halfDays ? null : dice.in1000(800) ? dice.from(1, 14) : dice.hundredths(1, 1400);
    Object share = halfDays ? null : dice.in1000(600) ? dice.one(50, 80, 100) : dice.hundredths(1, 10000);
    files.row("stagiaire-attestations", id("A", n), contractId, level, from, to, halves, share, paper("STAGE"), paper("MIN"),
        level.equals("SASPAS") && dice.in1000(600) ? "ARS/" + contractId : null);
  }

  private void hospital(int n) {
    LocalDate from = dice.day(day(-2, 1, 1), day(0, 10, 31));
    LocalDate to = dice.in1000(400) ? null : from.plusDays(dice.from(0, 700));
    files.row("hospital-activities", id("H", n), contractId, dice.in1000(900) ? "990780017" : null, from, to, paper("HOP"));
  }

  private void majoration(int n) {
    Object rate = dice.in1000(700) ? dice.one(5, 10, 20) : dice.hundredths(1, 2000);
    LocalDate from = dice.in1000(400) ? dice.one(day(-1, 1, 1), day(0, 1, 1), day(0, 7, 1)) : dice.day(day(-2, 1, 1), day(0, 12, 1));
    LocalDate to = dice.in1000(500) ? null : from.plusDays(dice.from(30, 900));
    files.row("majorations", id("M", n), contractId, rate, from, to, paper("ARRETE"));
  }

  /** A level that does not exist: the row is rejected, the contract is paid without it. */
  void unreadable() {
    files.row("stagiaire-attestations", id("A", 8), contractId, "STAGIAIRE", day(0, 5, 1), day(0, 10, 31), 8, null, "STAGE", "MIN", null);
  }

  /** One attestation told twice, not in the same words: neither counts. */
  void contradictory() {
    for (int halfDays : new int[] {4, 6}) {
      files.row("stagiaire-attestations", id("A", 9), contractId, "INTERNE", day(0, 5, 1), day(0, 10, 31), halfDays, null, "STAGE", "MIN",
          null);
    }
  }

  /** Of a contract that nobody knows. */
  void stray() {
    files.row("hospital-activities", id("H", 9), contractId + "/X", null, day(0, 1, 1), null, "HOP");
  }

  private String id(String kind, int n) {
    return kind + n + "-" + contractId;
  }

  private String paper(String kind) {
    return dice.in1000(960) ? kind + "/" + contractId : null;
  }

  private LocalDate day(int years, int month, int day) {
    return LocalDate.of(year + years, month, day);
  }
}
