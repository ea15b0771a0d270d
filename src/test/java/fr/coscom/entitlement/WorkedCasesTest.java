package fr.coscom.entitlement;

import static org.assertj.core.api.Assertions.assertThat;

import fr.coscom.basis.Amounts;
import fr.coscom.basis.CivilYear;
import fr.coscom.basis.Component;
import fr.coscom.basis.Money;
import fr.coscom.dossier.ContractFacts;
import fr.coscom.dossier.Dossier;
import fr.coscom.dossier.SignedContract;
import fr.coscom.law.ParameterSet;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The worked cases of the rules, each with its figures. An empty amount is 0.00. */
class WorkedCasesTest {

  @ParameterizedTest
  @CsvSource(delimiter = '|', useHeadersInDisplayName = true, textBlock = """
      case | year | the doctor's year                                                                         | AIF     | RMS     | RHP     | MAO     | total
      E1   | 2023 | signed 2022-01-10                                                                         | 5000.00 |         |         |         | 5000.00
      E2   | 2023 | signed 2023-03-15                                                                         | 4000.00 |         |         |         | 4000.00
      E3   | 2024 | signed 2024-03-15                                                                         | 3989.07 |         |         |         | 3989.07
      E3b  | 2024 | signed 2023-03-15                                                                         | 5000.00 |         |         |         | 5000.00
      E4   | 2023 | signed 2023-12-31                                                                         | 13.70   |         |         |         | 13.70
      E4'  | 2024 | signed 2024-12-31                                                                         | 13.66   |         |         |         | 13.66
      E5   | 2024 | signed 2022-01-10, ends RESIGNATION 2024-01-01                                            | 0.00    |         |         |         | 0.00
      E5'  | 2023 | signed 2022-01-10, ends RESIGNATION 2024-01-01                                            | 5000.00 |         |         |         | 5000.00
      E6   | 2023 | signed 2023-04-01, ends RESIGNATION 2023-09-30                                            | 2493.15 |         |         |         | 2493.15
      E6c  | 2023 | signed 2023-04-01, ends RESIGNATION 2023-04-01                                            | 0.00    |         |         |         | 0.00
      E7   | 2023 | signed 2022-01-10, hospital 2022-01-10.., interne full 2023-05-01..2023-10-31, sector 3 2020-01-01.., rate 0     | 0.00    |         |         |      | 0.00
      E7'  | 2023 | signed 2022-01-10, hospital 2022-01-10.., interne full 2023-05-01..2023-10-31, sector 3 2020-01-01.., rate 100   | 5000.00 | 1800.00 | 1250.00 |      | 8050.00
      E8   | 2023 | signed 2022-01-10, hospital 2022-01-10.., interne full 2023-05-01..2023-10-31, sector 3 2020-01-01.., rate 62.40 | 3120.00 | 1123.20 | 780.00  |      | 5023.20
      E10  | 2023 | signed 2023-05-10, interne full 2023-05-02..2023-10-31                                    | 3232.88 | 1712.90 |         |         | 4945.78
      E11  | 2022 | signed 2021-02-01, interne 3/w 2022-11-01..2023-04-30                                     | 5000.00 | 225.00  |         |         | 5225.00
      E11' | 2023 | signed 2021-02-01, interne 3/w 2022-11-01..2023-04-30                                     | 5000.00 | 450.00  |         |         | 5450.00
      E12  | 2023 | signed 2021-02-01, interne full 2023-01-01..2023-04-30, externe 50% 2023-03-01..2023-04-30 | 5000.00 | 1200.00 |        |         | 6200.00
      E13  | 2023 | signed 2020-07-01                                                                         | 5000.00 |         |         |         | 5000.00
      E13' | 2023 | signed 2020-07-01, ends NOT_RENEWED 2023-03-01                                            | 2479.45 |         |         |         | 2479.45
      E15  | 2023 | signed 2022-01-10, hospital 2022-01-10.., interne full 2023-01-01..2023-06-30, majoration 20 2023-01-01..        | 5000.00 | 1800.00 | 1250.00 | 1610.00 | 9660.00
      E16  | 2023 | signed 2022-01-10, majoration 20 2023-07-01..                                             | 5000.00 |         |         | 504.11  | 5504.11
      E17  | 2023 | signed 2022-01-10, hospital 2023-10-01..                                                  | 5000.00 |         | 315.07  |         | 5315.07
      E18  | 2023 | signed 2022-01-10, sector 1 2010-01-01..2023-06-30, sector 3 2023-07-01.., rate 70        | 4243.84 |         |         |         | 4243.84
      E22  | 2025 | signed 2025-12-01                                                                         | 424.66  |         |         |         | 424.66
      E22' | 2026 | signed 2025-12-01                                                                         | 5000.00 |         |         |         | 5000.00
      E22" | 2027 | signed 2025-12-01                                                                         | 5000.00 |         |         |         | 5000.00
      E22* | 2028 | signed 2025-12-01                                                                         | 4576.50 |         |         |         | 4576.50
      E22+ | 2029 | signed 2025-12-01                                                                         | 0.00    |         |         |         | 0.00
      E23  | 2024 | signed 2024-02-29                                                                         | 4193.99 |         |         |         | 4193.99
      E23' | 2027 | signed 2024-02-29                                                                         | 808.22  |         |         |         | 808.22
      E23b | 2024 | signed 2021-03-01, ends NOT_RENEWED 2024-02-01                                            | 819.67  |         |         |         | 819.67
      E24  | 2024 | signed 2022-01-10, hospital 2022-01-10.., interne full 2024-02-01..2024-02-29, sector 3 2020-01-01.., rate 83.5, majoration 20 2024-01-01.. | 4175.00 | 250.50 | 1043.75 | 1093.85 | 6563.10
      """)
  void paysWhatTheCaseSays(String id, int year, String story, String aif, String rms, String rhp, String mao, String total) {
    Entitlement entitlement = Story.assess(year, story).get(0);
    assertThat(entitlement.amounts().orElseThrow()).as(id).isEqualTo(new Amounts(money(aif), money(rms), money(rhp), money(mao)));
    assertThat(entitlement.amounts().orElseThrow().total()).as(id).isEqualTo(money(total));
    assertThat(entitlement.status()).as(id).isEqualTo(money(total).isZero() ? Status.NOTHING_DUE : Status.PAYABLE);
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', useHeadersInDisplayName = true, textBlock = """
      case | year | the doctor's year                                                                          | at stake | status       | reasons
      E9   | 2023 | signed 2022-01-10, sector 3 2020-01-01.., hospital 2022-01-10..                             |          | HELD         | OPPOSABLE_RATE_MISSING
      E19  | 2023 | signed 2022-01-10, ends DEATH 2023-08-20                                                    | 3178.08  | HELD         | PAYEE_DECEASED
      E19' | 2023 | signed 2022-01-10, ends DEATH 2023-08-20, account ESTATE                                    | 3178.08  | PAYABLE      |
      E20  | 2023 | signed 2023-06-01, CAIM 2020-07-01..2023-06-30                                              | 2931.51  | HELD         | INCOMPATIBLE_AID
      E20' | 2023 | signed 2023-06-01, CAIM 2020-07-01..2023-06-30, decision EXCLUDE_DAYS INCOMPATIBLE_AID      | 2520.55  | PAYABLE      |
      S1   | 2023 | signed 2023-03-15 - 2023-03-15                                                              | 0.00     | NOT_ELIGIBLE | CONTRACT_NOT_SIGNED
      S2   | 2023 | signed 2023-03-15 - 2023-03-15, effective 2023-03-15, practice NONE                         | 4000.00  | HELD         | PRACTICE_NOT_COORDINATED SIGNATURE_DATE_MISSING
      S3   | 2023 | signed 2023-03-15, effective 2023-01-01                                                     | 5000.00  | HELD         | RETROACTIVE_EFFECT
      S3'  | 2023 | signed 2023-03-15, effective 2023-01-01, decision PAY RETROACTIVE_EFFECT                    | 5000.00  | PAYABLE      |
      S4   | 2017 | signed 2016-10-01                                                                           | 0.00     | NOT_ELIGIBLE | ADHESION_BEFORE_OPENING
      S5   | 2026 | signed 2026-01-08                                                                           | 0.00     | NOT_ELIGIBLE | ADHESION_AFTER_CLOSURE
      S6   | 2026 | signed 2025-12-20 2025-12-20 2026-01-08                                                     | 4904.11  | HELD         | CLOSURE_STRADDLED
      S7   | 2026 | signed - 2026-01-08 2026-01-08, effective 2026-01-08                                        | 0.00     | NOT_ELIGIBLE | ADHESION_AFTER_CLOSURE
      S8   | 2023 | signed 2022-01-10, zone ZAC 2018-01-01..                                                    | 5000.00  | HELD         | ZONE_NOT_ELIGIBLE
      S9   | 2017 | signed 2017-01-01, zone FRAGILE 2014-01-01..2017-12-31                                      | 5000.00  | PAYABLE      |
      S10  | 2023 | signed 2022-01-10, no sector                                                                |          | HELD         | SECTOR_UNKNOWN
      S11  | 2023 | signed 2022-01-10, sector 1 2020-01-01.., sector 3 2023-06-01..                             |          | HELD         | SECTOR_OVERLAP
      S12  | 2023 | signed 2022-01-10, sector 1 2020-01-01..2023-11-30, sector 0 2023-12-01..                   |          | HELD         | NOT_CONVENTIONED
      S12' | 2023 | signed 2022-01-10, sector 1 2020-01-01..2023-11-30, sector 0 2023-12-01.., decision EXCLUDE_DAYS NOT_CONVENTIONED | 4575.34 | PAYABLE |
      S13  | 2023 | signed 2022-01-10, sector 3 2020-01-01.., rate 0                                            | 0.00     | NOTHING_DUE  |
      S14  | 2023 | signed 2022-01-10, no account, no caisse account                                            | 5000.00  | HELD         | BANK_ACCOUNT_MISSING CAISSE_ACCOUNT_MISSING
      S15  | 2023 | signed 2022-01-10, hold, rejected, not sent                                                 | 5000.00  | HELD         | MANUAL_HOLD NOT_SENT REJECTED_ROW
      S16  | 2023 | signed 2022-01-10, decision REFUSE RETROACTIVE_EFFECT                                       | 0.00     | NOT_ELIGIBLE | REFUSED
      S17  | 2023 | signed 2022-01-10, withdrawn                                                                | 0.00     | NOT_ELIGIBLE | WITHDRAWN
      S18  | 2023 | signed 2022-01-10, ends RESIGNATION 2021-05-01                                              | 0.00     | NOTHING_DUE  |
      S19  | 2023 | signed 2022-01-10, ends NOT_RENEWED 2021-05-01                                              | 0.00     | NOTHING_DUE  |
      S20  | 2023 | signed 2022-01-10, CDE 2020-01-01.., CESP 2020-01-01..                                      | 5000.00  | PAYABLE      |
      S21  | 2023 | signed 2019-03-01, zone ZIP 2018-01-01..2022-02-28                                          | 0.00     | NOTHING_DUE  |
      S22  | 2023 | signed 2020-07-01, zone ZIP 2018-01-01..2023-05-31                                          | 2479.45  | PAYABLE      |
      S24  | 2026 | signed 2025-12-01, effective 2026-02-01                                                     | 4575.34  | HELD         | CLOSURE_STRADDLED
      S25  | 2025 | signed 2026-01-08, effective 2025-12-01                                                     | 424.66   | HELD         | RETROACTIVE_EFFECT
      S26  | 2026 | signed 2026-01-08, decision REFUSE CLOSURE_STRADDLED                                        | 0.00     | NOT_ELIGIBLE | ADHESION_AFTER_CLOSURE REFUSED
      S27  | 2023 | signed 2022-01-10, sector 1 2020-01-01.., sector 3 2020-01-01..                             |          | HELD         | SECTOR_OVERLAP
      S28  | 2023 | signed 2022-01-10, sector 0 2020-01-01.., sector 3 2020-01-01..2023-06-30                   |          | HELD         | NOT_CONVENTIONED SECTOR_OVERLAP
      S29  | 2023 | signed 2022-01-10, ends DEATH 2025-08-20                                                    | 5000.00  | HELD         | PAYEE_DECEASED
      S30  | 2023 | signed 2022-01-10, ends DEATH 2023-08-20, no account                                        | 3178.08  | HELD         | BANK_ACCOUNT_MISSING PAYEE_DECEASED
      S31  | 2023 | signed 2022-01-10, ends RESIGNATION 2021-05-01, hold, rejected, no account                  | 0.00     | NOTHING_DUE  |
      S32  | 2023 | signed 2022-01-10, sector 3 2020-01-01.., rate 0, no account                                | 0.00     | HELD         | BANK_ACCOUNT_MISSING
      S33  | 2026 | signed 2020-07-01, ends NOT_RENEWED 2025-02-01                                              | 2479.45  | PAYABLE      |
      S34  | 2026 | signed 2023-01-01                                                                           | 0.00     | NOTHING_DUE  |
      S35  | 2023 | signed 2022-01-10, sector 3 2020-01-01..2022-12-31, sector 1 2023-01-01..                   | 5000.00  | PAYABLE      |
      S23  | 2023 | signed 2022-01-10, decision PAY MANUAL_HOLD, hold                                           | 5000.00  | HELD         | MANUAL_HOLD
      """)
  void saysWhatBecomesOfIt(String id, int year, String story, String atStake, Status status, String reasons) {
    Entitlement entitlement = Story.assess(year, story).get(0);
    assertThat(entitlement.status()).as(id).isEqualTo(status);
    assertThat(entitlement.reasons().stream().map(Enum::name).collect(Collectors.joining(" ")))
        .as(id).isEqualTo(reasons == null ? "" : reasons);
    assertThat(entitlement.amounts().map(a -> a.total().toString()).orElse(null)).as(id).isEqualTo(atStake);
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', useHeadersInDisplayName = true, textBlock = """
      case | the doctor's year                                                                                                      | first   | second  | status
      E14  | signed 2021-01-01, ends LEFT_ZONE 2023-05-31, contract, caisse 811, signed 2023-09-15                                    | 2068.49 | 1479.45 | PAYABLE
      O1   | signed 2021-01-01, ends LEFT_ZONE 2023-09-15, contract, caisse 811, signed 2023-09-15                                    | 3534.25 | 1479.45 | HELD
      O2   | signed 2021-01-01, ends LEFT_ZONE 2023-09-15, decision EXCLUDE_DAYS CONTRACT_OVERLAP, contract, caisse 811, signed 2023-09-15 | 3520.55 | 1479.45 | PAYABLE
      O3   | signed 2021-01-01, ends LEFT_ZONE 2023-09-15, contract, caisse 811, signed 2023-09-15, decision REFUSE CONTRACT_OVERLAP  | 3534.25 | 0.00    | PAYABLE
      O4   | signed 2021-01-01, ends LEFT_ZONE 2023-09-15, decision PAY CONTRACT_OVERLAP, contract, caisse 811, signed 2023-09-15     | 3534.25 | 1479.45 | HELD
      O5   | signed 2021-01-01, ends LEFT_ZONE 2023-09-15, contract, caisse 811, signed 2023-09-15, withdrawn                         | 3534.25 | 0.00    | PAYABLE
      O6   | signed 2021-01-01, ends LEFT_ZONE 2023-09-15, contract, caisse 811, signed 2023-09-15, practice NONE                     | 3534.25 | 1479.45 | HELD
      """)
  void looksAtTheContractsOfOneDoctorTogether(String id, String story, String first, String second, Status status) {
    List<Entitlement> both = Story.assess(2023, story);
    assertThat(both.get(0).amounts().orElseThrow().total()).as(id).isEqualTo(money(first));
    assertThat(both.get(1).amounts().orElseThrow().total()).as(id).isEqualTo(money(second));
    assertThat(both.get(0).status()).as(id).isEqualTo(status);
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', useHeadersInDisplayName = true, textBlock = """
      days are taken out of | first   | second  | third   | statuses
      nobody                | 5000.00 | 2520.55 | 1260.27 | HELD HELD HELD
      1                     | 2479.45 | 2520.55 | 1260.27 | PAYABLE HELD HELD
      2                     | 5000.00 | 0.00    | 1260.27 | HELD NOTHING_DUE HELD
      3                     | 5000.00 | 2520.55 | 0.00    | HELD HELD NOTHING_DUE
      1 3                   | 2479.45 | 2520.55 | 0.00    | PAYABLE PAYABLE NOTHING_DUE
      2 3                   | 5000.00 | 0.00    | 0.00    | PAYABLE NOTHING_DUE NOTHING_DUE
      """)
  void takesSharedDaysOutOfTheContractsThatADecisionNames(
      String named, String first, String second, String third, String statuses) {
    String[] contracts = {"signed 2022-01-10", "signed 2023-07-01", "signed 2023-10-01"};
    for (int i = 0; i < contracts.length; i++) {
      contracts[i] += named.contains(Integer.toString(i + 1)) ? ", decision EXCLUDE_DAYS CONTRACT_OVERLAP" : "";
    }
    List<Entitlement> three = Story.assess(2023, String.join(", contract, ", contracts));
    assertThat(three.stream().map(e -> e.amounts().orElseThrow().total())).as(named)
        .containsExactly(money(first), money(second), money(third));
    assertThat(three.stream().map(e -> e.status().name()).collect(Collectors.joining(" "))).as(named).isEqualTo(statuses);
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', useHeadersInDisplayName = true, textBlock = """
      the doctor's year                                                                                    | status       | the decision
      signed 2023-03-15, effective 2023-01-01, decision PAY RETROACTIVE_EFFECT                             | PAYABLE      | DECISION_APPLIED
      signed 2022-01-10, decision PAY RETROACTIVE_EFFECT                                                   | PAYABLE      | DECISION_WITHOUT_EFFECT
      signed 2022-01-10, rejected, decision PAY REJECTED_ROW                                               | HELD         | DECISION_WITHOUT_EFFECT
      signed 2022-01-10, not sent, decision PAY NOT_SENT                                                   | HELD         | DECISION_WITHOUT_EFFECT
      signed 2022-01-10, no account, decision PAY BANK_ACCOUNT_MISSING                                     | HELD         | DECISION_WITHOUT_EFFECT
      signed 2022-01-10, CAIM 2020-01-01..2023-06-30, decision PAY INCOMPATIBLE_AID                        | PAYABLE      | DECISION_APPLIED
      signed 2022-01-10, CAIM 2020-01-01.., decision EXCLUDE_DAYS INCOMPATIBLE_AID                         | NOTHING_DUE  | DECISION_APPLIED
      signed 2022-01-10, CAIM 2020-01-01..2022-12-31, decision EXCLUDE_DAYS INCOMPATIBLE_AID               | PAYABLE      | DECISION_WITHOUT_EFFECT
      signed 2022-01-10, CDE 2020-01-01.., decision EXCLUDE_DAYS INCOMPATIBLE_AID                          | PAYABLE      | DECISION_WITHOUT_EFFECT
      signed 2022-01-10, practice NONE, decision EXCLUDE_DAYS PRACTICE_NOT_COORDINATED                     | HELD         | DECISION_WITHOUT_EFFECT
      signed 2022-01-10, ends DEATH 2023-08-20, decision PAY PAYEE_DECEASED                                | PAYABLE      | DECISION_APPLIED
      signed 2024-01-10, effective 2024-01-01, decision PAY RETROACTIVE_EFFECT                             | NOTHING_DUE  | DECISION_WITHOUT_EFFECT
      signed 2022-01-10, decision REFUSE ZONE_NOT_ELIGIBLE                                                 | NOT_ELIGIBLE | DECISION_APPLIED
      signed 2022-01-10, withdrawn, decision REFUSE ZONE_NOT_ELIGIBLE                                      | NOT_ELIGIBLE | DECISION_WITHOUT_EFFECT
      signed 2025-12-20 2025-12-20 2026-01-08, decision PAY CLOSURE_STRADDLED                              | NOTHING_DUE  | DECISION_WITHOUT_EFFECT
      signed 2023-03-15, effective 2023-01-01, decision PAY RETROACTIVE_EFFECT, without paper              | HELD         | DECISION_WITHOUT_DOCUMENT
      signed 2022-01-10, CAIM 2020-01-01..2023-06-30, decision EXCLUDE_DAYS INCOMPATIBLE_AID, without paper | HELD        | DECISION_WITHOUT_DOCUMENT
      signed 2022-01-10, decision REFUSE ZONE_NOT_ELIGIBLE, without paper                                  | NOT_ELIGIBLE | DECISION_APPLIED
      """)
  void saysWhetherADecisionTookEffect(String story, Status status, String effect) {
    Entitlement entitlement = Story.assess(2023, story).get(0);
    assertThat(entitlement.status()).isEqualTo(status);
    assertThat(entitlement.findings().stream().map(Finding::code)).containsExactly(effect);
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', useHeadersInDisplayName = true, textBlock = """
      year | the doctor's year                                                          | readings beside L04 L15 L19
      2023 | signed 2022-01-10                                                          | L02
      2023 | signed 2022-01-10, effective 2022-01-10                                    |
      2023 | signed 2022-01-10, ends RESIGNATION 2024-06-01                             | L02
      2024 | signed 2022-01-10, ends RESIGNATION 2024-06-01                             | L02 L03
      2026 | signed 2024-01-10                                                          | L02 L13
      2026 | signed 2024-01-10, ends RESIGNATION 2024-06-01                             | L02
      2023 | signed 2021-01-10, zone ZIP 2018-01-01..2024-03-31                         | L02
      2024 | signed 2022-01-10, zone ZIP 2018-01-01..2024-03-31                         | L02 L12
      2023 | signed 2022-01-10, zone ZAC 2018-01-01..                                   | L02
      2026 | signed 2025-12-20 2025-12-20 2026-01-08                                    | L02 L13 L20
      2026 | signed 2026-01-08                                                          | L02 L20
      2023 | signed 2022-01-10, sector 2 2020-01-01..                                   | L02 L18
      2023 | signed 2022-01-10, sector 1 2020-01-01..2023-05-31, sector 3 2023-06-01.., rate 70 | L02 L05 L06 L07 L08 L17
      2023 | signed 2022-01-10, interne full 2023-01-01.., hospital 2022-01-01.., majoration 20 2022-01-01.. | L01 L02 L09 L10 L11 L14
      2023 | signed - 2022-01-10                                                        |
      """)
  void listsTheReadingsReliedOn(int year, String story, String readings) {
    assertThat(Story.assess(year, story).get(0).readings().stream().map(Enum::name)
        .filter(name -> !List.of("L04", "L15", "L19").contains(name)).collect(Collectors.joining(" ")))
        .isEqualTo(readings == null ? "" : readings);
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', useHeadersInDisplayName = true, textBlock = """
      the doctor's year                                                                                      | paid    | warning                   | at stake
      signed 2022-01-10, interne full 2023-01-01..2023-12-31, without ministry                               | 5000.00 | EVIDENCE_MISSING          | 3600.00
      signed 2022-01-10, saspas full 2023-01-01..2023-01-31, without derogation                              | 5000.00 | SASPAS_WITHOUT_DEROGATION | 300.00
      signed 2022-01-10, saspas 4/w 2023-01-01..2023-01-31                                                   | 5150.00 |                           |
      signed 2022-01-10, docteur_junior full 2023-01-01..2023-01-31                                          | 5000.00 | LEVEL_NOT_PAYABLE         | 300.00
      signed 2022-01-10, hospital 2023-01-01.., without document                                             | 5000.00 | EVIDENCE_MISSING          | 1250.00
      signed 2022-01-10, majoration 20 2023-01-01.., without arrete                                          | 5000.00 | EVIDENCE_MISSING          | 1000.00
      signed 2022-01-10, majoration 20 2023-01-01.., majoration 10 2023-07-01..                              | 5495.89 | MAJORATION_OVERLAP        | 504.11
      signed 2022-01-10, saspas full 2023-01-01..2023-01-31, without derogation, hospital 2023-01-01..       | 6250.00 | SASPAS_WITHOUT_DEROGATION | 300.00
      signed 2022-01-10, interne 50% 2023-01-01..2023-12-31, interne full 2023-01-01..2023-12-31, without ministry | 6800.00 | EVIDENCE_MISSING    | 1800.00
      signed 2022-01-10, interne full 2023-01-01..2023-12-31, interne full 2023-01-01..2023-12-31, without ministry | 8600.00 | EVIDENCE_MISSING   | 0.00
      signed 2022-01-10, majoration 20 2023-01-01..2023-06-30, majoration 10 2023-07-01..                    | 5747.95 |                           |
      signed 2022-01-10, interne full 2022-01-01..2022-12-31, without ministry                               | 5000.00 |                           |
      """)
  void payTheRestWhenEvidenceIsMissing(String story, String paid, String warning, String atStake) {
    Entitlement entitlement = Story.assess(2023, story).get(0);
    assertThat(entitlement.status()).isEqualTo(Status.PAYABLE);
    assertThat(entitlement.amounts().orElseThrow().total()).isEqualTo(money(paid));
    assertThat(entitlement.warnings().stream().map(Enum::name).collect(Collectors.joining(" "))).isEqualTo(warning == null ? "" : warning);
    assertThat(entitlement.findings().stream().findFirst().flatMap(Finding::atStake).map(Money::toString).orElse(null)).isEqualTo(atStake);
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', useHeadersInDisplayName = true, textBlock = """
      reading | parameter            | value            | year | the doctor's year                                                                                                   | taken   | other
      L02     | adhesion_rule        | DOCTOR_SIGNATURE | 2023 | signed 2023-01-01 2023-01-01 2023-03-15                                                                              | 4000.00 | 5000.00
      L03     | day_resignation      | INCLUDED         | 2024 | signed 2022-01-10, ends RESIGNATION 2024-01-01                                                                       | 0.00    | 13.66
      L05     | opposable_components | 'AIF|RHP'        | 2023 | signed 2022-01-10, hospital 2022-01-10.., interne full 2023-05-01..2023-10-31, sector 3 2020-01-01.., rate 62.40    | 5023.20 | 5700.00
      L05     | opposable_components | AIF              | 2023 | signed 2022-01-10, hospital 2022-01-10.., interne full 2023-05-01..2023-10-31, sector 3 2020-01-01.., rate 62.40    | 5023.20 | 6170.00
      L06     | sector2_without_optam | NO              | 2023 | signed 2022-01-10, sector 3 2020-01-01.., rate 62.40                                                                 | 3120.00 | 0.00
      L07     | optam_exempt         | YES              | 2023 | signed 2022-01-10, sector 3 2020-01-01.. optam, rate 62.40                                                           | 3120.00 | 5000.00
      L09     | hospital_days        | CONTRACT_ONLY    | 2023 | signed 2022-01-10, hospital 2023-10-01..                                                                             | 5315.07 | 6250.00
      L10     | stagiaire_cap        | NONE             | 2023 | signed 2021-02-01, interne full 2023-01-01..2023-04-30, externe 50% 2023-03-01..2023-04-30                            | 6200.00 | 6500.00
      L11     | reference_interne    | 6                | 2023 | signed 2021-02-01, interne 3/w 2023-01-01..2023-04-30                                                                | 5450.00 | 5600.00
      L12     | zone_loss            | AT_ONCE          | 2023 | signed 2021-01-01, zone ZIP 2018-01-01..2023-05-31                                                                   | 5000.00 | 2068.49
      L13     | last_renewal_date    | 2026-12-31       | 2026 | signed 2023-07-01                                                                                                    | 2479.45 | 5000.00
      L18     | dp_prorated          | YES              | 2023 | signed 2022-01-10, sector 2 2010-01-01.., rate 80                                                                    | 5000.00 | 4000.00
      """)
  void showsWhatTheOtherReadingWouldGive(
      String reading, String name, String value, int year, String story, String taken, String other) {
    CivilYear civil = new CivilYear(year);
    ParameterSet set = ParameterSet.current();
    assertThat(total(story, set, civil)).as(reading).isEqualTo(money(taken));
    assertThat(total(story, set.with(name, value), civil)).as(reading).isEqualTo(money(other));
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', useHeadersInDisplayName = true, textBlock = """
      majorations that share days: what each would bring on them                                                        | MAO    | at stake
      majoration 20 2023-01-01.., majoration 10 2023-07-01..                                                            | 495.89 | 504.11 252.06
      majoration 10 2023-01-01..2023-07-31, majoration 20 2023-07-01..                                                  | 667.12 | 42.47 84.93
      majoration 10 2023-01-01.., majoration 20 2023-07-01..2023-07-31, majoration 5 2023-07-01..2023-07-31             | 457.53 | 42.47 84.94 21.24
      majoration 10 2023-01-01..2023-06-30, majoration 20 2023-07-01..                                                  | 752.05 | -
      majoration 10 2023-01-01.., majoration 20 2023-07-01.., without arrete                                            | 500.00 | 0.00
      """)
  void majorationsThatShareDaysTellWhatTheyWouldBringOnThem(String majorations, String mao, String atStake) {
    Entitlement entitlement = Story.assess(2023, "signed 2022-01-10, " + majorations).get(0);
    assertThat(entitlement.amounts().orElseThrow().of(Component.MAO)).isEqualTo(money(mao));
    assertThat(entitlement.findings().stream().map(finding -> finding.atStake().orElseThrow().toString()).toList())
        .isEqualTo(atStake.equals("-") ? List.of() : List.of(atStake.split(" ")));
  }

  @Test
  void tellsTheEurosOfARowOnceThoughItLacksTwoPapers() {
    Dossier dossier = Story.of(2023, "signed 2022-01-10, saspas full 2023-01-01..2023-01-31, without everything");
    List<Finding> findings = Assessment.of(dossier, Story.parameters(2023)).get(0).findings();
    assertThat(findings.stream().map(Finding::code)).containsExactly("EVIDENCE_MISSING", "SASPAS_WITHOUT_DEROGATION");
    assertThat(findings.stream().flatMap(f -> f.atStake().stream())).containsExactly(Money.euros(300));
  }

  @Test
  void warnsOfACaisseInAnotherDepartment() {
    ContractFacts facts = Story.of(2023, "signed 2022-01-10").contracts().get(0);
    assertThat(warningsAt(facts, "31555")).isEmpty();
    assertThat(warningsAt(facts, "81004")).containsExactly(Warning.CAISSE_NOT_OF_COMMUNE);
  }

  private static List<Warning> warningsAt(ContractFacts facts, String commune) {
    SignedContract c = facts.contract();
    SignedContract there = new SignedContract(c.contractId(), c.rpps(), c.caisse(), commune, c.subArea(), c.practice(),
        c.doctorSignedOn(), c.caisseSignedOn(), c.arsSignedOn(), c.effectiveOn(), c.end(), c.withdrawn(), c.origin());
    Dossier told = Story.of(2023, "signed 2022-01-10");
    ContractFacts moved = new ContractFacts(there, true, true, facts.zones(), List.of(), List.of(), List.of(), List.of(),
        List.of(), List.of());
    Dossier dossier = new Dossier(told.rpps(), told.year(), List.of(moved), told.sectors(), told.rate(),
        told.otherContracts(), told.accounts());
    return Assessment.of(dossier, Story.parameters(2023)).get(0).warnings();
  }

  private static Money total(String story, ParameterSet set, CivilYear year) {
    return Assessment.of(Story.of(year.value(), story), set.forYear(year)).get(0).amounts().orElseThrow().total();
  }

  private static Money money(String decimal) {
    return decimal == null ? Money.ZERO : Money.parse(decimal);
  }
}
