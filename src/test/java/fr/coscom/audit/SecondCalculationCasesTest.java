package fr.coscom.audit;

import static org.assertj.core.api.Assertions.assertThat;

import fr.coscom.platform.Database;
import fr.coscom.platform.TestDatabase;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The worked cases of the rules that concern one year, one contract each. Periods are first day/last day, both paid. */
class SecondCalculationCasesTest {

  private static final String DOCTOR = "10000000012";

  @ParameterizedTest(name = "{0}")
  @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
      # case | year | signed  | end                | sector             | rate | trainees                           | hospital   | majoration     | status, AIF RMS RHP MAO
      E1     | 2023 | 2021-05-03 | -                     | 1            | -     | -                                      | -          | -              | PAYABLE 5000.00 0.00 0.00 0.00
      E2     | 2023 | 2023-03-15 | -                     | 1            | -     | -                                      | -          | -              | PAYABLE 4000.00 0.00 0.00 0.00
      E3     | 2024 | 2024-03-15 | -                     | 1            | -     | -                                      | -          | -              | PAYABLE 3989.07 0.00 0.00 0.00
      E3b    | 2024 | 2022-03-15 | -                     | 1            | -     | -                                      | -          | -              | PAYABLE 5000.00 0.00 0.00 0.00
      E4     | 2023 | 2023-12-31 | -                     | 1            | -     | -                                      | -          | -              | PAYABLE 13.70 0.00 0.00 0.00
      E4b    | 2024 | 2024-12-31 | -                     | 1            | -     | -                                      | -          | -              | PAYABLE 13.66 0.00 0.00 0.00
      E5     | 2024 | 2022-05-03 | RESIGNATION 2024-01-01 | 1           | -     | -                                      | -          | -              | NOTHING_DUE 0.00 0.00 0.00 0.00
      E5b    | 2023 | 2022-05-03 | RESIGNATION 2024-01-01 | 1           | -     | -                                      | -          | -              | PAYABLE 5000.00 0.00 0.00 0.00
      E6     | 2023 | 2023-04-01 | RESIGNATION 2023-09-30 | 1           | -     | -                                      | -          | -              | PAYABLE 2493.15 0.00 0.00 0.00
      E6c    | 2023 | 2023-04-01 | RESIGNATION 2023-04-01 | 1           | -     | -                                      | -          | -              | NOTHING_DUE 0.00 0.00 0.00 0.00
      E7     | 2023 | 2021-05-03 | -                     | 3            | 0     | INTERNE 100% 2023-05-01/2023-10-31     | 2023-01-01 | -              | NOTHING_DUE 0.00 0.00 0.00 0.00
      E7b    | 2023 | 2021-05-03 | -                     | 3            | 100   | INTERNE 100% 2023-05-01/2023-10-31     | 2023-01-01 | -              | PAYABLE 5000.00 1800.00 1250.00 0.00
      E8     | 2023 | 2021-05-03 | -                     | 3            | 62.40 | INTERNE 100% 2023-05-01/2023-10-31     | 2023-01-01 | -              | PAYABLE 3120.00 1123.20 780.00 0.00
      E9     | 2023 | 2021-05-03 | -                     | 3            | -     | INTERNE 100% 2023-05-01/2023-10-31     | 2023-01-01 | -              | HELD ?
      E10    | 2023 | 2023-05-10 | -                     | 1            | -     | INTERNE 100% 2023-05-02/2023-10-31     | -          | -              | PAYABLE 3232.88 1712.90 0.00 0.00
      E11    | 2022 | 2021-05-03 | -                     | 1            | -     | INTERNE 3h 2022-11-01/2023-04-30       | -          | -              | PAYABLE 5000.00 225.00 0.00 0.00
      E11b   | 2023 | 2021-05-03 | -                     | 1            | -     | INTERNE 3h 2022-11-01/2023-04-30       | -          | -              | PAYABLE 5000.00 450.00 0.00 0.00
      E12    | 2023 | 2021-05-03 | -                     | 1            | -     | INTERNE 100% 2023-01-01/2023-04-30, EXTERNE 50% 2023-03-01/2023-04-30 | - | - | PAYABLE 5000.00 1200.00 0.00 0.00
      E13    | 2023 | 2020-07-01 | -                     | 1            | -     | -                                      | -          | -              | PAYABLE 5000.00 0.00 0.00 0.00
      E13b   | 2023 | 2020-07-01 | NOT_RENEWED 2023-05-02 | 1           | -     | -                                      | -          | -              | PAYABLE 2479.45 0.00 0.00 0.00
      E15    | 2023 | 2021-05-03 | -                     | 1            | -     | INTERNE 100% 2023-05-01/2023-10-31     | 2023-01-01 | 20 2023-01-01  | PAYABLE 5000.00 1800.00 1250.00 1610.00
      E16    | 2023 | 2021-05-03 | -                     | 1            | -     | -                                      | -          | 20 2023-07-01  | PAYABLE 5000.00 0.00 0.00 504.11
      E17    | 2023 | 2021-05-03 | -                     | 1            | -     | -                                      | 2023-10-01 | -              | PAYABLE 5000.00 0.00 315.07 0.00
      E18    | 2023 | 2021-05-03 | -                     | 1 then 3 from 2023-07-01 | 70 | -                             | -          | -              | PAYABLE 4243.84 0.00 0.00 0.00
      E19    | 2023 | 2021-05-03 | DEATH 2023-08-20      | 1            | -     | -                                      | -          | -              | HELD 3178.08 0.00 0.00 0.00
      E22    | 2025 | 2025-12-01 | -                     | 1            | -     | -                                      | -          | -              | PAYABLE 424.66 0.00 0.00 0.00
      E22b   | 2026 | 2025-12-01 | -                     | 1            | -     | -                                      | -          | -              | PAYABLE 5000.00 0.00 0.00 0.00
      E22c   | 2027 | 2025-12-01 | -                     | 1            | -     | -                                      | -          | -              | PAYABLE 5000.00 0.00 0.00 0.00
      E22d   | 2028 | 2025-12-01 | -                     | 1            | -     | -                                      | -          | -              | PAYABLE 4576.50 0.00 0.00 0.00
      E22e   | 2029 | 2025-12-01 | -                     | 1            | -     | -                                      | -          | -              | NOTHING_DUE 0.00 0.00 0.00 0.00
      E23    | 2024 | 2024-02-29 | -                     | 1            | -     | -                                      | -          | -              | PAYABLE 4193.99 0.00 0.00 0.00
      E23b   | 2024 | 2021-03-01 | NOT_RENEWED 2024-02-01 | 1           | -     | -                                      | -          | -              | PAYABLE 819.67 0.00 0.00 0.00
      E24    | 2024 | 2021-05-03 | -                     | 3            | 83.5  | INTERNE 100% 2024-02-01/2024-02-29     | 2024-01-01 | 20 2024-01-01  | PAYABLE 4175.00 250.50 1043.75 1093.85
      """)
  void paysTheWorkedCase(String name, int year, String signed, String end, String sector, BigDecimal rate, String trainees,
      String hospital, String majoration, String expected) throws SQLException {
    try (Database database = TestDatabase.create(); Connection connection = TestDatabase.connectAsSuperuser(database)) {
      KnownFacts facts = new KnownFacts(connection);
      facts.openRun(year, "ANNUAL");
      facts.add("zones", "commune", "31001").add("paying-caisses", "caisse", "311").add("bank-accounts", "rpps", DOCTOR);
      facts.contract("C", DOCTOR, signed, end == null ? new Object[0]
          : new Object[] {"end_reason", end.split(" ")[0], "end_event_on", end.split(" ")[1]});
      sectors(facts, sector);
      if (rate != null) {
        facts.add("opposable-rates", "rpps", DOCTOR, "year", year, "rate", rate);
      }
      trainees(facts, trainees);
      if (hospital != null) {
        facts.add("hospital-activities", "activity_id", "H", "contract_id", "C", "from_on", hospital);
      }
      if (majoration != null) {
        facts.add("majorations", "majoration_id", "M", "contract_id", "C",
            "rate", new BigDecimal(majoration.split(" ")[0]), "from_on", majoration.split(" ")[1]);
      }
      facts.workList();
      TestedSecondCalculation.Found found = TestedSecondCalculation.find(connection, facts.runId()).get("C");
      assertThat(found.status() + " " + found.amounts()).as(name).isEqualTo(expected);
    }
  }

  private static void sectors(KnownFacts facts, String sector) throws SQLException {
    String[] words = sector.split(" ");
    if (words.length == 1) {
      facts.add("sectors", "rpps", DOCTOR, "convention_code", Integer.parseInt(sector));
      return;
    }
    facts.add("sectors", "rpps", DOCTOR, "convention_code", Integer.parseInt(words[0]),
        "to_on", LocalDate.parse(words[4]).minusDays(1).toString());
    facts.add("sectors", "rpps", DOCTOR, "convention_code", Integer.parseInt(words[2]), "from_on", words[4]);
  }

  private static void trainees(KnownFacts facts, String trainees) throws SQLException {
    if (trainees == null) {
      return;
    }
    for (String trainee : trainees.split(", ")) {
      String[] words = trainee.split("[ /]");
      facts.add("stagiaire-attestations", "attestation_id", "S" + trainee.hashCode(), "contract_id", "C",
          "level", words[0],
          words[1].endsWith("%") ? "time_share" : "half_days_per_week",
          new BigDecimal(words[1].substring(0, words[1].length() - 1)), "from_on", words[2], "to_on", words[3]);
    }
  }
}
