package fr.coscom.entitlement;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** A doctor's year made up at random, in the words of {@link Story}, so that a failure can be read. */
record RandomStory(int year, List<String> steps) {

  private static final LocalDate OPENING = LocalDate.of(2016, 10, 24);
  private static final LocalDate CLOSURE = LocalDate.of(2025, 12, 31);
  private static final List<String> ENDS =
      List.of("RESIGNATION", "BREACH", "DEATH", "RETIREMENT", "CESSATION", "LEFT_ZONE", "NOT_RENEWED");
  private static final List<String> LEVELS = List.of("interne", "interne", "externe", "saspas", "docteur_junior");

  String text() {
    return String.join(", ", steps);
  }

  RandomStory with(String... more) {
    List<String> all = new ArrayList<>(steps);
    all.addAll(List.of(more));
    return new RandomStory(year, all);
  }

  /** Without the steps that start with a word. */
  RandomStory without(String word) {
    return new RandomStory(year, steps.stream().filter(step -> !step.startsWith(word + " ")).toList());
  }

  /** Anything that files may say, what cannot be computed included. */
  static RandomStory anything(Random random) {
    LocalDate adhesion = random.nextInt(12) == 0
        ? LocalDate.of(2020 + 4 * random.nextInt(2), 2, 29)
        : OPENING.plusDays(random.nextInt((int) OPENING.until(CLOSURE, ChronoUnit.DAYS) + 1));
    int year = Math.min(2029, adhesion.getYear() + random.nextInt(5));
    RandomStory story = new RandomStory(year, List.of(signed(random, adhesion)));
    if (random.nextInt(4) == 0) {
      story = story.with("effective " + open(adhesion.plusDays(random.nextInt(60) - 30)));
    }
    if (random.nextInt(3) == 0) {
      story = story.with("ends " + ENDS.get(random.nextInt(ENDS.size())) + " " + day(random, year));
    }
    if (random.nextInt(6) == 0) {
      story = story.with("zone ZIP 2014-01-01.." + day(random, year - random.nextInt(2)));
    }
    story = story.with(sectors(random, year)).with(evidence(random, year));
    if (random.nextInt(8) != 0) {
      story = story.with(rate(random));
    }
    if (random.nextInt(4) == 0) {
      story = story.with("CAIM " + span(random, year), "decision EXCLUDE_DAYS INCOMPATIBLE_AID");
    }
    return random.nextInt(4) == 0 ? story.with("decision EXCLUDE_DAYS NOT_CONVENTIONED") : story;
  }

  /** A contract that runs from an early day of 2023 or 2024 to the end of the year, in secteur 2 with all supplements. */
  static RandomStory secteur2(Random random) {
    int year = 2023 + random.nextInt(2);
    LocalDate adhesion = LocalDate.of(year, 1, 1).plusDays(random.nextInt(300) - 100);
    return new RandomStory(year, List.of("signed " + adhesion, "sector 3 2016-01-01..", rate(random)))
        .with(evidence(random, year));
  }

  static String rate(Random random) {
    return "rate " + hundredths(random.nextInt(10001));
  }

  /** Trainees, hospitals and majorations of a year. */
  static String[] evidence(Random random, int year) {
    List<String> steps = new ArrayList<>();
    for (int i = random.nextInt(4); i > 0; i--) {
      String time = random.nextBoolean() ? hundredths(1 + random.nextInt(1400)) + "/w" : hundredths(1 + random.nextInt(10000)) + "%";
      steps.add(LEVELS.get(random.nextInt(LEVELS.size())) + " " + time + " " + span(random, year));
      without(random, steps, "ministry");
      without(random, steps, "derogation");
    }
    for (int i = random.nextInt(3); i > 0; i--) {
      steps.add("hospital " + span(random, year));
      without(random, steps, "document");
    }
    for (int i = random.nextInt(3); i > 0; i--) {
      steps.add("majoration " + hundredths(1 + random.nextInt(2000)) + " " + span(random, year));
      without(random, steps, "arrete");
    }
    return steps.toArray(String[]::new);
  }

  private static void without(Random random, List<String> steps, String paper) {
    if (random.nextInt(10) == 0) {
      steps.add("without " + paper);
    }
  }

  private static String signed(Random random, LocalDate last) {
    List<LocalDate> three = new ArrayList<>(List.of(last.minusDays(random.nextInt(40)), last.minusDays(random.nextInt(40))));
    three.add(random.nextInt(3), last);
    return "signed %s %s %s".formatted(three.get(0), three.get(1), three.get(2));
  }

  /** The day itself, or the nearest one on which a contract may start. */
  private static LocalDate open(LocalDate day) {
    return day.isBefore(OPENING) ? OPENING : day.isAfter(CLOSURE) ? CLOSURE : day;
  }

  private static String[] sectors(Random random, int year) {
    List<String> steps = new ArrayList<>();
    LocalDate from = LocalDate.of(2010, 1, 1);
    for (int i = random.nextInt(4); i > 0; i--) {
      LocalDate last = day(random, year);
      if (last.isAfter(from)) {
        steps.add(sector(random) + from + ".." + last);
        from = last.plusDays(random.nextInt(30) == 0 ? 2 : 1).minusDays(random.nextInt(30) == 0 ? 1 : 0);
      }
    }
    steps.add(sector(random) + from + "..");
    return steps.toArray(String[]::new);
  }

  private static String sector(Random random) {
    return "sector " + (random.nextInt(20) == 0 ? 0 : 1 + random.nextInt(3)) + " ";
  }

  static String span(Random random, int year) {
    LocalDate first = day(random, year - random.nextInt(2));
    return first + ".." + (random.nextInt(4) == 0 ? "" : first.plusDays(random.nextInt(400)).toString());
  }

  static LocalDate day(Random random, int year) {
    return LocalDate.of(year, 1, 1).plusDays(random.nextInt(366));
  }

  static String hundredths(int value) {
    return "%d.%02d".formatted(value / 100, value % 100);
  }
}
