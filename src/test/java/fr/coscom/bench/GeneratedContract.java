package fr.coscom.bench;

import fr.coscom.basis.Caisse;
import java.time.LocalDate;

/** One contract as a story shapes it; what no story touches is in order. */
final class GeneratedContract {

  final String id;
  final String rpps;
  final String name;
  final Caisse caisse;
  String caisseCode;
  String commune;
  String subArea;
  String practice;
  LocalDate doctorSigned;
  LocalDate caisseSigned;
  LocalDate arsSigned;
  LocalDate effective;
  String endReason;
  LocalDate endOn;
  boolean cancelled;

  private GeneratedContract(String id, String rpps, String name, Caisse caisse) {
    this.id = id;
    this.rpps = rpps;
    this.name = name;
    this.caisse = caisse;
  }

  /** @param adhesion the latest of its three signatures */
  static GeneratedContract signed(String id, String rpps, String name, Caisse caisse, LocalDate adhesion, Dice dice) {
    GeneratedContract contract = new GeneratedContract(id, rpps, name, caisse);
    contract.caisseCode = caisse.code();
    contract.practice = dice.one("GROUP", "MSP", "MSP", "CPTS", "CPTS", "ESP");
    contract.at(dice.in1000(80) ? GeneratedPlaces.QUARTER_ZONED : GeneratedPlaces.ZONED);
    if (contract.commune.endsWith("" + GeneratedPlaces.QUARTER_ZONED)) {
      contract.subArea = "Centre";
    }
    contract.sign(adhesion, dice);
    return contract;
  }

  void at(int zoning) {
    commune = GeneratedPlaces.commune(caisse.department(), zoning);
    subArea = null;
  }

  void sign(LocalDate adhesion, Dice dice) {
    arsSigned = adhesion;
    caisseSigned = adhesion.minusDays(dice.from(0, 20));
    doctorSigned = adhesion.minusDays(dice.from(0, 60));
  }

  void end(String reason, LocalDate on) {
    endReason = reason;
    endOn = on;
  }

  void write(GeneratedFiles files) {
    Object[] cells = cells(doctorSigned);
    if (cancelled) {
      files.cancelled("contracts", cells);
    } else {
      files.row("contracts", cells);
    }
  }

  /** The same contract with another day of the doctor's signature. */
  void writeOtherwise(GeneratedFiles files) {
    files.row("contracts", cells(doctorSigned.minusDays(1)));
  }

  private Object[] cells(Object doctorSignedOn) {
    return new Object[] {
      id, rpps, name, caisseCode, commune, subArea, practice, doctorSignedOn, caisseSigned, arsSigned, effective, endReason, endOn,
      "GED/" + id
    };
  }

  /** A row that nobody can read: 30 February. */
  void writeBadly(GeneratedFiles files) {
    files.row("contracts", cells("2021-02-30"));
  }
}
