package fr.coscom.basis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TimelineTest {

  private static final LocalDate JANUARY = LocalDate.of(2024, 1, 1);
  private static final LocalDate MARCH = LocalDate.of(2024, 3, 1);
  private static final LocalDate APRIL = LocalDate.of(2024, 4, 1);
  private static final LocalDate MAY = LocalDate.of(2024, 5, 1);
  private static final LocalDate JULY = LocalDate.of(2024, 7, 1);

  @Test
  void cutsWhereTheValueChanges() {
    Timeline<Integer> quarters = Timeline.over(
        Days.of(new Period(JANUARY, JULY)), List.of(APRIL), day -> (day.getMonthValue() + 2) / 3);
    assertThat(quarters.pieces()).containsExactly(
        new Timeline.Piece<>(new Period(JANUARY, APRIL), 1), new Timeline.Piece<>(new Period(APRIL, JULY), 2));
  }

  @Test
  void joinsPiecesOnWhichNothingChanges() {
    Timeline<String> same = Timeline.over(
        Days.of(new Period(JANUARY, JULY)), List.of(MARCH, APRIL, MAY, JULY.plusYears(1)), day -> "same");
    assertThat(same.pieces()).containsExactly(new Timeline.Piece<>(new Period(JANUARY, JULY), "same"));
  }

  @Test
  void leavesHolesOpen() {
    Days days = new Days(List.of(new Period(JANUARY, MARCH), new Period(APRIL, JULY)));
    Timeline<String> same = Timeline.over(days, List.of(), day -> "same");
    assertThat(same.pieces()).extracting(Timeline.Piece::period).containsExactlyElementsOf(days.periods());
    assertThat(same.on(APRIL)).isEqualTo("same");
    assertThatThrownBy(() -> same.on(MARCH)).isInstanceOf(IllegalArgumentException.class);
    assertThat(same.changes()).containsExactly(JANUARY, MARCH, APRIL, JULY);
  }

  @Test
  void asksTheValueOnceForEachStretch() {
    int[] asked = {0};
    Timeline.over(Days.of(new Period(JANUARY, JULY)), List.of(JANUARY, MARCH, MARCH), day -> asked[0]++);
    assertThat(asked[0]).isEqualTo(2);
  }

  @Test
  void aSpanChangesOnItsFirstDayAndTheDayAfterItsLast() {
    assertThat(Timeline.changesOf(List.of(
        new Span(JANUARY, Optional.of(MARCH.minusDays(1))), new Span(APRIL, Optional.empty()))))
        .containsExactly(JANUARY, MARCH, APRIL);
  }
}
