package fr.coscom.bench;

import fr.coscom.basis.Caisse;
import fr.coscom.basis.Caisses;
import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Caisses with their accounts, and in each department six communes, each zoned in its own way. */
record GeneratedPlaces(List<Caisse> caisses, List<String> closedCodes) {

  /** In a zone since 2012, under the name of the time until 2017. */
  static final int ZONED = 1;
  /** Only its quarter "Centre" is. */
  static final int QUARTER_ZONED = 2;
  /** Was in a zone until 2022. */
  static final int ZONE_LOST = 3;
  /** Only ever in a complementary zone. */
  static final int ACTION_ZONE = 4;
  static final int NEVER_ZONED = 5;

  private static final LocalDate FIRST = LocalDate.of(2012, 1, 1);
  private static final LocalDate REFORM = LocalDate.of(2018, 1, 1);

  static GeneratedPlaces all() {
    List<String> closed = List.of("022", "071", "252", "292", "341", "382", "421", "442", "492", "541", "591", "602", "671", "761");
    return new GeneratedPlaces(List.copyOf(Caisses.all()), closed);
  }

  static String commune(String department, int zoning) {
    return department.length() == 2 ? department + "00" + zoning : department + "0" + zoning;
  }

  /** The last caisse is left without an account. */
  void write(GeneratedFiles files, int year, Dice dice) {
    int serial = 0;
    for (Caisse caisse : caisses.subList(0, caisses.size() - 1)) {
      serial++;
      files.row("paying-caisses", caisse.code(), caisse.name().toUpperCase(java.util.Locale.ROOT),
          GeneratedIdentifiers.iban("20041", serial), dice.in1000(800) ? "PSSTFRPPXXX" : null,
          dice.in1000(900) ? GeneratedIdentifiers.siret(serial) : null);
    }
    Set<String> departments = new LinkedHashSet<>();
    Set<String> regions = new TreeSet<>();
    for (Caisse caisse : caisses) {
      departments.add(caisse.department());
      regions.add(caisse.regionCode());
    }
    departments.forEach(department -> zones(files, department));
    regions.forEach(region -> files.row("ars-quotas", region, year, dice.from(200, 4000)));
  }

  private static void zones(GeneratedFiles files, String department) {
    LocalDate last = REFORM.minusDays(1);
    files.row("zones", commune(department, ZONED), null, "FRAGILE", FIRST, last, "ARS-2012-" + department);
    files.row("zones", commune(department, ZONED), null, "ZIP", REFORM, null, "ARS-2018-" + department);
    files.row("zones", commune(department, QUARTER_ZONED), "Centre", "ZIP", FIRST, null, "ARS-2012-" + department);
    files.row("zones", commune(department, ZONE_LOST), null, "ZIP", FIRST, LocalDate.of(2022, 3, 31), "ARS-2012-" + department);
    files.row("zones", commune(department, ZONE_LOST), null, "ZAC", LocalDate.of(2022, 4, 1), null, "ARS-2022-" + department);
    files.row("zones", commune(department, ACTION_ZONE), null, "ZAC", REFORM, null, "ARS-2018-" + department);
  }
}
