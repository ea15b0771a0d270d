package fr.coscom.entitlement;

import static org.assertj.core.api.Assertions.assertThat;

import fr.coscom.dossier.Dossier;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The sums over segments against the same sums day by day. */
class DayByDayTest {

  private static final int STORIES = 2_000;

  @Test
  void segmentsAndDaysAgreeToTheCent() {
    Random random = Seed.random();
    int computed = 0;
    for (int i = 0; i < STORIES; i++) {
      RandomStory story = RandomStory.anything(random);
      Dossier dossier = Story.of(story.year(), story.text());
      Entitlement entitlement = Assessment.of(dossier, Story.parameters(story.year())).get(0);
      DayByDay.Result expected = DayByDay.of(dossier);
      assertThat(entitlement.days().count()).as("days of %s, seed %s", story, Seed.VALUE).isEqualTo(expected.days());
      assertThat(entitlement.amounts()).as("%s, seed %s", story, Seed.VALUE).isEqualTo(expected.amounts());
      computed += entitlement.amounts().filter(a -> !a.mao().isZero() && !a.rms().isZero()).isPresent() ? 1 : 0;
    }
    assertThat(computed).as("stories with every sort of line").isGreaterThan(STORIES / 20);
  }
}
