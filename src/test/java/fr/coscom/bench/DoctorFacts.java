package fr.coscom.bench;

import java.time.LocalDate;

/** What is known of a doctor whatever his contracts: sectors, rates, other aids, account. */
record DoctorFacts(Dice dice, GeneratedFiles files, int year, String rpps, String name, int serial) {

  private static final LocalDate LONG_AGO = LocalDate.of(2010, 1, 1);

  void write(Story story, GeneratedContract contract) {
    sectors(story);
    rates(story);
    others(story);
    account(story, contract);
  }

  private void sectors(Story story) {
    LocalDate change = LocalDate.of(year, 1, 1).plusDays(dice.from(-200, 330));
    int code = dice.in1000(620) ? 1 : dice.in1000(80) ? 2 : 3;
    switch (story) {
      case SECTOR_UNKNOWN -> {
        // No row at all.
      }
      case SECTOR_HOLE -> two(code, day(0, 3, 1), day(0, 3, 1).plusDays(dice.from(2, 20)));
      case SECTOR_OVERLAP -> two(1, day(0, 5, 31).plusDays(dice.from(0, 20)), day(0, 5, 31));
      case NOT_CONVENTIONED, NOT_CONVENTIONED_EXCLUDED -> {
        sector(code, LONG_AGO, day(0, 9, 30));
        sector(0, day(0, 10, 1), day(0, 11, 15));
        sector(code, day(0, 11, 16), null);
      }
      case RATE_MISSING, RATE_ZERO, BAD_RATE -> sector(3, LONG_AGO, null);
      case BAD_SECTOR -> {
        sector(1, LONG_AGO, null);
        files.row("sectors", rpps, 7, null, day(0, 7, 1), null);
      }
      default -> {
        if (dice.in1000(60)) {
          two(code, change.minusDays(1), change);
        } else {
          sector(code, LONG_AGO, null);
        }
      }
    }
  }

  /** Another sector, or another option of the second, from the second day on. */
  private void two(int code, LocalDate until, LocalDate from) {
    sector(code, LONG_AGO, until);
    sector(code == 3 ? dice.one(1, 3) : 3, from, null);
  }

  private void sector(int code, LocalDate from, LocalDate to) {
    files.row("sectors", rpps, code, code == 3 ? dice.one("Y", "N") : null, from, to);
  }

  private void rates(Story story) {
    if (story == Story.RATE_MISSING) {
      files.row("opposable-rates", rpps, year - 1, dice.hundredths(0, 10000), null, null);
      return;
    }
    Object rate = switch (story) {
      case RATE_ZERO -> 0;
      case BAD_RATE -> "62.405";
      default -> dice.in1000(300) ? dice.from(30, 100) : dice.hundredths(1, 10000);
    };
    files.row("opposable-rates", rpps, year, rate, LocalDate.of(year + 1, 3, 31), "TAUX/" + rpps);
  }

  private void others(Story story) {
    switch (story) {
      case OTHER_AID, OTHER_AID_EXCLUDED, OTHER_AID_PAID -> {
        String scheme = dice.one("CAIM", "COTRAM", "CSTM", "OPTION_DEMOGRAPHIE", "SOLIDARITE_TERRITORIALE", "FMT_ZIP",
            "PRIMO_INSTALLATION_2024", "CABINET_SECONDAIRE_2024");
        LocalDate to = dice.day(day(0, 2, 1), day(0, 11, 30));
        files.row("other-contracts", rpps, scheme, to.minusDays(dice.from(0, 800)), to, "GED/" + rpps);
        if (dice.in1000(200)) {
          files.row("other-contracts", rpps, "CSTM", to.minusDays(20), to.plusDays(10), "GED/" + rpps);
        }
      }
      case OTHER_AID_ALL_YEAR_EXCLUDED -> files.row("other-contracts", rpps, "CAIM", day(-1, 3, 1), null, null);
      case BAD_OTHER_AID -> files.row("other-contracts", rpps, "CAIMM", day(-1, 3, 1), null, null);
      default -> {
        if (dice.in1000(50)) {
          files.row("other-contracts", rpps, dice.one("CDE", "PTMG", "CESP"), day(-2, 1, 1), null, null);
        }
      }
    }
  }

  private void account(Story story, GeneratedContract contract) {
    String iban = dice.in1000(10) ? GeneratedIdentifiers.belgianIban(serial) : GeneratedIdentifiers.iban("30004", serial);
    String bic = iban.startsWith("FR") && dice.in1000(500) ? "BNPAFRPPXXX" : null;
    switch (story) {
      case NO_ACCOUNT -> {
        // Nobody has sent one.
      }
      case ACCOUNT_OF_OTHER_CAISSE -> row(contract.caisse.code().equals("481") ? "311" : "481", name, iban, bic, "DOCTOR");
      case BAD_ACCOUNT -> row(null, name, iban.substring(0, iban.length() - 1) + "Z", bic, "DOCTOR");
      case ESTATE -> {
        row(null, name, iban, bic, "DOCTOR");
        row(contract.caisseCode, "SUCCESSION " + name, GeneratedIdentifiers.iban("10278", serial), null, "ESTATE");
      }
      default -> {
        if (dice.in1000(150)) {
          row(null, "SELARL DU DR " + name, iban, bic, "COMPANY");
        } else {
          row(null, name, iban, bic, dice.one("DOCTOR", null));
        }
        if (dice.in1000(50)) {
          row(contract.caisseCode, name, GeneratedIdentifiers.iban("10278", serial), null, "DOCTOR");
        }
      }
    }
  }

  private void row(String caisse, String holder, String iban, String bic, String kind) {
    files.row("bank-accounts", rpps, caisse, holder, iban, bic, kind, "RIB/" + rpps);
  }

  private LocalDate day(int years, int month, int day) {
    return LocalDate.of(year + years, month, day);
  }
}
