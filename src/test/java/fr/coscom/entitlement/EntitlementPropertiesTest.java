package fr.coscom.entitlement;

import static org.assertj.core.api.Assertions.assertThat;

import fr.coscom.basis.Amounts;
import fr.coscom.basis.Component;
import fr.coscom.basis.Money;
import fr.coscom.dossier.ContractFacts;
import fr.coscom.dossier.Dossier;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.TimeZone;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What holds for any input. */
class EntitlementPropertiesTest {

  private static final int STORIES = 500;

  private final Random random = Seed.random();

  @Test
  void amountsStayBetweenNothingAndTheirMaximum() {
    for (int i = 0; i < STORIES; i++) {
      RandomStory story = RandomStory.anything(random);
      assess(story).amounts().ifPresent(amounts -> {
        assertThat(amounts.aif()).as(because(story)).isBetween(Money.ZERO, Money.euros(5000));
        assertThat(amounts.rhp()).as(because(story)).isBetween(Money.ZERO, Money.euros(1250));
        assertThat(amounts.rms()).as(because(story)).isBetween(Money.ZERO, Money.euros(3600));
        Money bases = amounts.aif().plus(amounts.rhp()).plus(amounts.rms());
        assertThat(5 * amounts.mao().cents()).as("five times MAO, " + because(story)).isBetween(0L, bases.cents() + 10);
      });
    }
  }

  @ParameterizedTest
  @CsvSource({"2017", "2018", "2019", "2020", "2021", "2022", "2023", "2024", "2025"})
  void aFullYearAtTheFullRateIsExactlyTheFlatAidLeapOrNot(int year) {
    for (String sector : List.of("sector 1 2010-01-01..", "sector 2 2010-01-01..", "sector 3 2010-01-01.., rate 100")) {
      RandomStory story = new RandomStory(year, List.of("signed " + (year - 1) + "-12-31", sector));
      assertThat(amounts(story).aif()).as(because(story)).isEqualTo(Money.parse("5000.00"));
    }
  }

  @Test
  void moreDaysNeverPayLess() {
    for (int i = 0; i < STORIES; i++) {
      RandomStory story = RandomStory.secteur2(random);
      LocalDate end = RandomStory.day(random, story.year());
      RandomStory shorter = story.with("ends RESIGNATION " + end);
      RandomStory longer = story.with("ends RESIGNATION " + end.plusDays(1 + random.nextInt(90)));
      neverLess(shorter, longer);
      neverLess(longer, story);
    }
  }

  @Test
  void aHigherRateNeverPaysLess() {
    for (int i = 0; i < STORIES; i++) {
      RandomStory story = RandomStory.secteur2(random).without("rate");
      int rate = random.nextInt(10_000);
      neverLess(
          story.with("rate " + RandomStory.hundredths(rate)),
          story.with("rate " + RandomStory.hundredths(rate + 1 + random.nextInt(10_000 - rate))));
    }
  }

  @Test
  void aLargerShareNeverPaysLess() {
    for (int i = 0; i < STORIES; i++) {
      RandomStory story = RandomStory.secteur2(random).without("majoration").without("without");
      String span = RandomStory.span(random, story.year());
      int share = 1 + random.nextInt(1_000);
      RandomStory small = story.with("interne " + RandomStory.hundredths(5 * share) + "% " + span, "majoration 10 " + span);
      RandomStory large = story.with("interne " + RandomStory.hundredths(9 * share) + "% " + span, "majoration 20 " + span);
      neverLess(story, small);
      neverLess(small, large);
      neverLess(large, large.with("hospital " + span));
    }
  }

  @Test
  void aRateOfAHundredPercentIsSecteur1() {
    for (int i = 0; i < STORIES; i++) {
      RandomStory secteur2 = RandomStory.secteur2(random).without("rate").with("rate 100");
      RandomStory secteur1 = secteur2.without("rate").without("sector");
      assertThat(amounts(secteur2)).as(because(secteur2)).isEqualTo(amounts(secteur1));
    }
  }

  @Test
  void twoTouchingContractsSumToTheWholeWithinOneCentAComponent() {
    for (int i = 0; i < STORIES; i++) {
      int year = 2023 + random.nextInt(2);
      String common = "sector 3 2016-01-01.., " + RandomStory.rate(random) + ", ";
      String evidence = ", " + String.join(", ", RandomStory.evidence(random, year));
      LocalDate next = RandomStory.day(random, year);
      Amounts whole = Story.assess(year, common + "signed 2022-03-01" + evidence).get(0).amounts().orElseThrow();
      List<Entitlement> parts = Story.assess(year, common + "signed 2022-03-01, ends LEFT_ZONE " + next.minusDays(1) + evidence
          + ", contract, signed " + next + evidence);
      Amounts sum = parts.get(0).amounts().orElseThrow().plus(parts.get(1).amounts().orElseThrow());
      for (Component component : Component.values()) {
        assertThat(sum.minus(whole).of(component).cents())
            .as("%s, next contract on %s%s, seed %s", component, next, evidence, Seed.VALUE).isBetween(-1L, 1L);
      }
      assertThat(parts.get(0).reasons()).as("touching is not overlapping").isEmpty();
    }
  }

  @Test
  void theOrderOfTheInputDoesNotMatter() {
    for (int i = 0; i < STORIES; i++) {
      RandomStory story = RandomStory.anything(random);
      Dossier dossier = Story.of(story.year(), story.text());
      Entitlement there = Assessment.of(dossier, Story.parameters(story.year())).get(0);
      Entitlement back = Assessment.of(shuffled(dossier), Story.parameters(story.year())).get(0);
      assertThat(back.amounts()).as(because(story)).isEqualTo(there.amounts());
      assertThat(back.status()).as(because(story)).isEqualTo(there.status());
      assertThat(back.reasons()).as(because(story)).isEqualTo(there.reasons());
      assertThat(back.warnings()).as(because(story)).isEqualTo(there.warnings());
      assertThat(back.lines()).as(because(story)).isEqualTo(there.lines());
      assertThat(back.readings()).as(because(story)).isEqualTo(there.readings());
      assertThat(new HashSet<>(back.findings())).as(because(story)).isEqualTo(new HashSet<>(there.findings()));
    }
  }

  @Test
  void theLanguageAndTheTimeZoneOfTheMachineDoNotMatter() {
    Locale locale = Locale.getDefault();
    TimeZone zone = TimeZone.getDefault();
    try {
      for (int i = 0; i < STORIES / 10; i++) {
        RandomStory story = RandomStory.anything(random);
        Dossier dossier = Story.of(story.year(), story.text());
        Entitlement here = Assessment.of(dossier, Story.parameters(story.year())).get(0);
        for (String place : List.of("tr-TR Pacific/Kiritimati", "ar-EG-u-nu-arab Pacific/Pago_Pago", "th-TH-u-ca-buddhist UTC")) {
          Locale.setDefault(Locale.forLanguageTag(place.split(" ")[0]));
          TimeZone.setDefault(TimeZone.getTimeZone(place.split(" ")[1]));
          assertThat(Assessment.of(dossier, Story.parameters(story.year())).get(0)).as(place + " " + because(story)).isEqualTo(here);
          assertThat(here.amounts().map(a -> a.total().toString()).orElse("0.00")).matches("[0-9]+\\.[0-9]{2}");
        }
      }
    } finally {
      Locale.setDefault(locale);
      TimeZone.setDefault(zone);
    }
  }

  private Dossier shuffled(Dossier d) {
    ContractFacts c = d.contracts().get(0);
    ContractFacts facts = new ContractFacts(c.contract(), c.sent(), c.caisseAccountKnown(), mixed(c.zones()),
        mixed(c.attestations()), mixed(c.hospitalActivities()), mixed(c.majorations()), mixed(c.holds()), mixed(c.decisions()),
        mixed(c.rejectedRows()));
    return new Dossier(d.rpps(), d.year(), List.of(facts), mixed(d.sectors()), d.rate(), mixed(d.otherContracts()), mixed(d.accounts()));
  }

  private <T> List<T> mixed(List<T> list) {
    List<T> mixed = new ArrayList<>(list);
    Collections.shuffle(mixed, random);
    return mixed;
  }

  private static void neverLess(RandomStory less, RandomStory more) {
    Amounts before = amounts(less);
    Amounts after = amounts(more);
    for (Component component : Component.values()) {
      assertThat(after.of(component)).as("%s of %s after %s", component, because(more), less)
          .isGreaterThanOrEqualTo(before.of(component));
    }
  }

  private static Entitlement assess(RandomStory story) {
    return Story.assess(story.year(), story.text()).get(0);
  }

  private static Amounts amounts(RandomStory story) {
    return assess(story).amounts().orElseThrow();
  }

  private static String because(RandomStory story) {
    return story + ", seed " + Seed.VALUE;
  }
}
