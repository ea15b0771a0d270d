package fr.coscom.cli;

import static org.assertj.core.api.Assertions.assertThat;

import fr.coscom.platform.StopSignal;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The worked cases of the rules, told by options alone; and what an imagined contract has not. */
class SimulateTest {

  private record Answer(int exitCode, String out, String err) {}

  @ParameterizedTest
  @CsvSource(delimiter = '|', useHeadersInDisplayName = true, textBlock = """
      case  | year | options                                                                                | status       | AIF     | RMS     | RHP     | MAO
      E3    | 2024 | --adhesion 2024-03-15                                                                  | PAYABLE      | 3989.07 | 0       | 0       | 0
      E5    | 2024 | --adhesion 2022-01-10 --end RESIGNATION:2024-01-01                                     | NOTHING_DUE  | 0       | 0       | 0       | 0
      E6    | 2023 | --adhesion 2023-04-01 --end RESIGNATION:2023-09-30                                     | PAYABLE      | 2493.15 | 0       | 0       | 0
      E8    | 2023 | --adhesion 2022-01-10 --hospital 2022-01-10.. --trainee INTERNE:full:2023-05-01..2023-10-31 --sector 3 --rate 62,40 | PAYABLE | 3120.00 | 1123.20 | 780.00 | 0
      E10   | 2023 | --adhesion 2023-05-10 --trainee INTERNE:full:2023-05-02..2023-10-31                    | PAYABLE      | 3232.88 | 1712.90 | 0       | 0
      E11   | 2023 | --adhesion 2021-02-01 --trainee INTERNE:3/week:2022-11-01..2023-04-30                  | PAYABLE      | 5000.00 | 450.00  | 0       | 0
      E12   | 2023 | --adhesion 2021-02-01 --trainee INTERNE:full:2023-01-01..2023-04-30 --trainee EXTERNE:50%:2023-03-01..2023-04-30 | PAYABLE | 5000.00 | 1200.00 | 0 | 0
      E13   | 2023 | --adhesion 2020-07-01 --end NOT_RENEWED:2023-03-01                                     | PAYABLE      | 2479.45 | 0       | 0       | 0
      E16   | 2023 | --adhesion 2022-01-10 --majoration 20:2023-07-01..                                     | PAYABLE      | 5000.00 | 0       | 0       | 504.11
      E18   | 2023 | --adhesion 2022-01-10 --sector 1:2010-01-01..2023-06-30 --sector 3:2023-07-01.. --rate 70 | PAYABLE   | 4243.84 | 0       | 0       | 0
      E19   | 2023 | --adhesion 2022-01-10 --end DEATH:2023-08-20                                           | PAYABLE      | 3178.08 | 0       | 0       | 0
      E20   | 2023 | --adhesion 2023-06-01 --other-aid CAIM:2020-01-01..2023-06-30                          | HELD         | 2931.51 | 0       | 0       | 0
      E20'  | 2023 | --adhesion 2023-06-01 --other-aid CDE:2020-01-01..2023-06-30                           | PAYABLE      | 2931.51 | 0       | 0       | 0
      E23   | 2024 | --adhesion 2024-02-29                                                                  | PAYABLE      | 4193.99 | 0       | 0       | 0
      E23'  | 2027 | --adhesion 2024-02-29                                                                  | PAYABLE      | 808.22  | 0       | 0       | 0
      E24   | 2024 | --adhesion 2022-01-10 --hospital 2022-01-10.. --trainee INTERNE:full:2024-02-01..2024-02-29 --sector 3 --rate 83.5 --majoration 20 | PAYABLE | 4175.00 | 250.50 | 1043.75 | 1093.85
      after | 2026 | --adhesion 2026-01-01                                                                  | NOT_ELIGIBLE | 0       | 0       | 0       | 0
      """)
  void theOptionsBringWhatTheWorkedCaseSays(String id, int year, String options, String status, BigDecimal aif, BigDecimal rms,
      BigDecimal rhp, BigDecimal mao) {
    Answer answer = simulate(year, options + " --format json");
    assertThat(answer.exitCode()).as(answer.err()).isZero();
    JsonNode root = JsonMapper.builder().build().readTree(answer.out());
    JsonNode aid = root.get("entitlement");
    assertThat(aid.get("status").stringValue()).as(id).isEqualTo(status);
    assertThat(cents(aid, "aif")).as(id).isEqualByComparingTo(aif);
    assertThat(cents(aid, "rms")).as(id).isEqualByComparingTo(rms);
    assertThat(cents(aid, "rhp")).as(id).isEqualByComparingTo(rhp);
    assertThat(cents(aid, "mao")).as(id).isEqualByComparingTo(mao);
    assertThat(aid.get("facts")).as("no file was read").isEmpty();
    assertThat(root.get("run").isNull()).isTrue();
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', useHeadersInDisplayName = true, textBlock = """
      option                                    | expected
      --other-aid CAIN:2024-01-01..2024-12-31   | CAIM, COTRAM, CSTM, OPTION_DEMOGRAPHIE, SOLIDARITE_TERRITORIALE, FMT_ZIP, PRIMO_INSTALLATION_2024, CABINET_SECONDAIRE_2024, CDE, PTMG, CESP
      --other-aid CAIM                          | SCHEME:PERIOD
      --trainee MEDECIN:full:2024-01-01..       | INTERNE, EXTERNE, SASPAS, DOCTEUR_JUNIOR
      --end RESIGNED:2024-01-01                 | RESIGNATION
      --sector 4                                | 0, 1, 2, 3
      --rate 100.5                              | 0 – 100
      --majoration 21                           | > 0 – 20
      --hospital 2024-02-30..                   | yyyy-MM-dd
      --hospital 2024-02-01..2024-01-01         | FIRST ≤ LAST
      """)
  void aValueThatThereIsNotIsAUsageErrorWithWhatThereIs(String option, String expected) {
    Answer answer = simulate(2024, "--adhesion 2022-01-10 " + option);
    assertThat(answer.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(answer.out()).isEmpty();
    assertThat(answer.err()).contains(option.split(" ")[0], expected).hasLineCount(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"fr", "en"})
  void theTextNamesNoFileNoDoctorAndNoCaisse(String language) {
    Answer answer = simulate(2024, "--adhesion 2024-03-15 --trainee DOCTEUR_JUNIOR:full:2024-05-01.. --end DEATH:2024-11-02 --lang " + language);
    assertThat(answer.exitCode()).as(answer.err()).isZero();
    assertThat(answer.out()).contains(language.equals("fr") ? "15/03/2024, date donnée" : "15 Mar 2024, the date given")
        .contains("LEVEL_NOT_PAYABLE").doesNotContain(".csv", "SIMULATION", "00000000000", "311", "ESTATE", "signatures", "{");
  }

  @Test
  void aYearWithoutParametersIsRefused() {
    Answer answer = simulate(2030, "--adhesion 2024-03-15");
    assertThat(answer.exitCode()).isEqualTo(ExitCode.INPUT_REFUSED);
    assertThat(answer.err()).contains("2030", "31 décembre 2029").hasLineCount(1);
  }

  private static BigDecimal cents(JsonNode aid, String component) {
    return BigDecimal.valueOf(aid.get("amounts").get(component).longValue(), 2);
  }

  private static Answer simulate(int year, String options) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Console console = new Console(new PrintStream(out, true, StandardCharsets.UTF_8), new PrintStream(err, true, StandardCharsets.UTF_8),
        Map.of(), Path.of("").toAbsolutePath(), false, StopSignal.unhooked());
    int exitCode = Coscom.run(console, ("simulate --year " + year + " " + options).split(" +"));
    return new Answer(exitCode, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }
}
