package fr.coscom.law;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.coscom.basis.CivilYear;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Dated values: which one a year gets, and what is refused rather than guessed. */
class ParameterSetTest {

  private static final String HEADER = "name;from;to;value;unit;source;reading;status;checked_until;note\n";

  /** Values of aif_amount as FROM TO VALUE, the two days included; the year, and what it gets. */
  @ParameterizedTest(name = "{0}, year {2}: {3}")
  @CsvSource(delimiter = '|', useHeadersInDisplayName = false, textBlock = """
      one value                             | 2016-10-24 2029-12-31 5000                                | 2024 | 5000
      the year of the opening               | 2016-10-24 2029-12-31 5000                                | 2016 | 5000
      the last year                         | 2016-10-24 2029-12-31 5000                                | 2029 | 5000
      before the opening                    | 2016-10-24 2029-12-31 5000                                | 2015 | NOT COVERED
      after the last day                    | 2016-10-24 2029-12-31 5000                                | 2030 | NOT COVERED
      raised on 1 January, year before      | 2016-10-24 2023-12-31 5000, 2024-01-01 2029-12-31 5500    | 2023 | 5000
      raised on 1 January, year after       | 2016-10-24 2023-12-31 5000, 2024-01-01 2029-12-31 5500    | 2024 | 5500
      raised on 1 January, told backwards   | 2024-01-01 2029-12-31 5500, 2016-10-24 2023-12-31 5000    | 2023 | 5000
      ends a day early                      | 2016-10-24 2024-12-30 5000                                | 2024 | NOT COVERED
      begins a day late                     | 2016-10-24 2022-12-31 5000, 2024-01-02 2029-12-31 5500    | 2024 | NOT COVERED
      a whole year is missing               | 2016-10-24 2022-12-31 5000, 2024-01-01 2029-12-31 5500    | 2023 | NOT COVERED
      a hole in another year                | 2016-10-24 2022-12-31 5000, 2024-01-01 2029-12-31 5500    | 2024 | 5500
      a hole inside the year                | 2016-10-24 2024-03-31 5000, 2024-06-01 2029-12-31 5500    | 2024 | CHANGES INSIDE
      changes inside the year               | 2016-10-24 2024-06-30 5000, 2024-07-01 2029-12-31 5500    | 2024 | CHANGES INSIDE
      changes inside another year           | 2016-10-24 2024-06-30 5000, 2024-07-01 2029-12-31 5500    | 2025 | 5500
      two values on one day                 | 2016-10-24 2024-01-01 5000, 2024-01-01 2029-12-31 5500    | 2025 | TWO VALUES
      one value inside another              | 2016-10-24 2029-12-31 5000, 2020-01-01 2020-12-31 5500    | 2025 | TWO VALUES
      the same row twice                    | 2016-10-24 2029-12-31 5000, 2016-10-24 2029-12-31 5000    | 2025 | TWO VALUES
      """)
  void aYearGetsTheValueOfAllItsDaysOrNone(String because, String values, int year, String expected) {
    CivilYear civil = new CivilYear(year);
    switch (expected) {
      case "NOT COVERED" -> assertThatThrownBy(() -> set(values).forYear(civil)).as(because).isInstanceOf(YearNotCovered.class);
      case "CHANGES INSIDE" -> assertThatIllegalArgumentException().as(because).isThrownBy(() -> set(values).forYear(civil))
          .withMessage("aif_amount changes inside the year " + year);
      case "TWO VALUES" -> assertThatIllegalArgumentException().as(because).isThrownBy(() -> set(values))
          .withMessageStartingWith("two values of aif_amount on ");
      default -> assertThat(set(values).forYear(civil).text("aif_amount")).as(because).isEqualTo(expected);
    }
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      a cell too few    | x;2016-10-24;2029-12-31;1;€;PAPS_IDF;;confirmed;2026-01-01
      a cell too many   | x;2016-10-24;2029-12-31;1;€;PAPS_IDF;;confirmed;2026-01-01;;
      no such source    | x;2016-10-24;2029-12-31;1;€;HEARSAY;;confirmed;2026-01-01;
      no such reading   | x;2016-10-24;2029-12-31;1;€;PAPS_IDF;L99;confirmed;2026-01-01;
      no such status    | x;2016-10-24;2029-12-31;1;€;PAPS_IDF;;sure;2026-01-01;
      """)
  void aRowThatIsNotWellFormedIsRefused(String because, String row) {
    assertThatIllegalArgumentException().as(because).isThrownBy(() -> ParameterSet.parse(HEADER + row + "\n"));
  }

  @Test
  void oneMissingNameIsEnoughToRefuseTheYear() {
    String shorter = ParameterSet.current().content().replaceAll("(?m)^(reference_saspas;[^;]*;)2029-12-31", "$12028-12-31");
    ParameterSet set = ParameterSet.parse(shorter);
    assertThat(set.forYear(new CivilYear(2028)).number("reference_saspas")).isEqualTo(8);
    assertThatThrownBy(() -> set.forYear(new CivilYear(2029))).isInstanceOf(YearNotCovered.class);
  }

  @Test
  void theDeliveredSetCoversEveryYearFromTheOpeningToTheLastDayAndNoOther() {
    ParameterSet set = ParameterSet.current();
    for (int year = 2016; year <= 2029; year++) {
      assertThat(set.forYear(new CivilYear(year)).values()).as("%d", year)
          .containsOnlyKeys(set.parameters().stream().map(Parameter::name).toList());
    }
    assertThat(set.parameters()).allMatch(p -> p.from().equals(LocalDate.of(2016, 10, 24)) || p.from().getDayOfYear() == 1);
  }

  @Test
  void anotherValueIsAnotherDigestAndNothingElseMoves() {
    ParameterSet set = ParameterSet.current();
    ParameterSet other = set.with("aif_amount", "5001");
    assertThat(other.digest()).isNotEqualTo(set.digest());
    assertThat(set.with("aif_amount", "5000").digest()).isEqualTo(set.digest());
    CivilYear year = new CivilYear(2024);
    assertThat(other.forYear(year).values()).containsEntry("aif_amount", "5001").hasSameSizeAs(set.forYear(year).values());
    assertThat(other.forYear(year).values().entrySet()).filteredOn(value -> !value.getKey().equals("aif_amount"))
        .allMatch(set.forYear(year).values().entrySet()::contains);
  }

  private static ParameterSet set(String values) {
    StringBuilder text = new StringBuilder(HEADER);
    for (String value : values.split(", ")) {
      String[] cell = value.split(" ");
      text.append("aif_amount;%s;%s;%s;€;PAPS_IDF;;confirmed;2026-01-01;\n".formatted(cell[0], cell[1], cell[2]));
    }
    text.append("opposable_components;2016-10-24;2029-12-31;AIF;;PAPS_IDF;;confirmed;2026-01-01;\n");
    return ParameterSet.parse(text.toString());
  }
}
