package fr.coscom.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.kagkarlsson.scheduler.Clock;
import fr.coscom.jobs.ScheduledJobs.Ended;
import fr.coscom.jobs.ScheduledJobs.Launch;
import fr.coscom.platform.Database;
import fr.coscom.platform.TestDatabase;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.ToIntFunction;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The scheduler with a clock that is set by hand, on a real PostgreSQL. */
class ScheduledJobsTest {

  private static final JobSchedule YEARLY = new JobSchedule("annual-payment", "0 6 15 4 *",
      Map.of("arguments", "annual-payment --year {last-year} --input {input}/{last-year}", "input", "/srv"));
  private static final JobSchedule SAME_TIME = new JobSchedule("reconcile", "0 6 15 4 *", Map.of("arguments", "reconcile a.xml"));

  /** Set by hand, it goes on from there: db-scheduler waits by its clock, and one that stands still would never wake it. */
  private static final class RunningClock implements Clock {

    private volatile Instant set;
    private volatile long setAt;

    void set(Instant instant) {
      setAt = System.nanoTime();
      set = instant;
    }

    @Override
    public Instant now() {
      return set.plusNanos(System.nanoTime() - setAt);
    }
  }

  /** The commands, played; what is told is kept. */
  private final class Played implements Launch {

    private final ToIntFunction<List<String>> command;

    Played(ToIntFunction<List<String>> command) {
      this.command = command;
    }

    @Override
    public Optional<Ended> run(JobSchedule schedule, LocalDate due) {
      int exitCode = command.applyAsInt(schedule.arguments(due).orElseThrow());
      return Optional.of(new Ended(exitCode, exitCode == 75 || exitCode == 1));
    }

    @Override
    public void failed(JobSchedule schedule, Exception why) {
      told.add(schedule.job() + " failed");
    }

    @Override
    public void databaseAnswers(boolean again) {
      told.add(again ? "back" : "lost");
    }
  }

  private final RunningClock clock = new RunningClock();
  private final List<String> told = new CopyOnWriteArrayList<>();
  private final List<String> started = new CopyOnWriteArrayList<>();
  private Database database;

  @BeforeEach
  void open() {
    database = TestDatabase.create();
    at("2025-04-14T12:00:00+02:00");
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void aJobStartsWhenItIsDueInLegalTimeOfFranceForTheYearBefore() throws Exception {
    try (ScheduledJobs scheduler = up("p1", List.of(YEARLY), arguments -> done(arguments))) {
      assertThat(ScheduledJobs.next(database, List.of(YEARLY), clock.now()).get(0).at())
          .isEqualTo(OffsetDateTime.parse("2025-04-15T06:00:00+02:00").toInstant());
      at("2025-04-15T05:59:30+02:00");
      Thread.sleep(1500);
      assertThat(started).isEmpty();
      at("2025-04-15T06:00:00+02:00");
      await(() -> firings().equals("annual-payment 0"));
      assertThat(started).containsExactly("annual-payment --year 2024 --input /srv/2024");
      await(() -> next().equals(OffsetDateTime.parse("2026-04-15T06:00:00+02:00").toInstant()));
    }
  }

  @Test
  void whatWasMissedIsCaughtUpOnceForTheYearThatItWasDueFor() throws Exception {
    up("p1", List.of(YEARLY), this::done).close();
    at("2028-01-10T09:00:00+01:00");
    try (ScheduledJobs scheduler = up("p2", List.of(YEARLY), this::done)) {
      await(() -> firings().equals("annual-payment 0"));
      Thread.sleep(1500);
      assertThat(started).as("three firings were missed").containsExactly("annual-payment --year 2024 --input /srv/2024");
      await(() -> next().equals(OffsetDateTime.parse("2028-04-15T06:00:00+02:00").toInstant()));
    }
  }

  @Test
  void ofTwoProcessesOneStartsAFiringAndNoTwoJobsRunSideBySide() throws Exception {
    AtomicInteger atWork = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    ToIntFunction<List<String>> slow = arguments -> {
      most.accumulateAndGet(atWork.incrementAndGet(), Math::max);
      pause(1200);
      atWork.decrementAndGet();
      return done(arguments);
    };
    List<JobSchedule> both = List.of(YEARLY, SAME_TIME);
    try (ScheduledJobs one = up("p1", both, slow); ScheduledJobs other = up("p2", both, slow)) {
      at("2025-04-15T06:00:01+02:00");
      await(() -> firings().split(",").length == 2);
      pause(1500);
      assertThat(started).containsExactlyInAnyOrder("annual-payment --year 2024 --input /srv/2024", "reconcile a.xml");
      assertThat(most).hasValue(1);
    }
  }

  @Test
  void whatMayPassIsTriedAgainAndWhatNeedsAPersonIsNot() throws Exception {
    AtomicInteger exitCode = new AtomicInteger(75);
    try (ScheduledJobs scheduler = up("p1", List.of(YEARLY), arguments -> {
      done(arguments);
      return exitCode.get();
    })) {
      at("2025-04-15T06:00:00+02:00");
      await(() -> firings().equals("annual-payment 75"));
      await(() -> next().isAfter(clock.now().plusSeconds(200)) && next().isBefore(clock.now().plusSeconds(301)));
      exitCode.set(3);
      at("2025-04-15T06:06:00+02:00");
      await(() -> firings().equals("annual-payment 75,annual-payment 3"));
      await(() -> next().equals(OffsetDateTime.parse("2026-04-15T06:00:00+02:00").toInstant()));
    }
  }

  @Test
  void aFiringThatIsTriedAgainInALaterYearIsStillForTheYearBeforeItWasDue() throws Exception {
    up("p1", List.of(YEARLY), this::done).close();
    at("2026-01-10T09:00:00+01:00");
    try (ScheduledJobs scheduler = up("p2", List.of(YEARLY), arguments -> done(arguments) + (started.size() < 3 ? 75 : 0))) {
      await(() -> firings().equals("annual-payment 75"));
      await(() -> next().isAfter(clock.now()));
      at("2026-01-10T09:06:00+01:00");
      await(() -> firings().equals("annual-payment 75,annual-payment 75"));
    }
    at("2027-02-01T09:00:00+01:00");
    try (ScheduledJobs scheduler = up("p3", List.of(YEARLY), this::done)) {
      await(() -> firings().equals("annual-payment 75,annual-payment 75,annual-payment 0"));
      assertThat(started).containsOnly("annual-payment --year 2024 --input /srv/2024").hasSize(3);
      assertThat(text("SELECT string_agg(DISTINCT due_at::text, ' ') FROM job_firing")).isEqualTo("2025-04-15 04:00:00+00");
      await(() -> next().equals(OffsetDateTime.parse("2027-04-15T06:00:00+02:00").toInstant()));
      assertThat(text("SELECT task_data::text FROM scheduler.scheduled_tasks")).as("the next firing is another one").isNull();
    }
  }

  @Test
  void aProcessThatStartsBetweenTwoTriesLeavesTheFiringItsTimeAndItsYear() throws Exception {
    try (ScheduledJobs first = up("p1", List.of(YEARLY), arguments -> done(arguments) + 75)) {
      at("2025-04-15T06:00:00+02:00");
      await(() -> firings().equals("annual-payment 75") && next().isAfter(clock.now()));
    }
    Instant again = next();
    at("2025-04-15T06:02:00+02:00");
    try (ScheduledJobs second = up("p2", List.of(YEARLY), this::done)) {
      assertThat(next()).isEqualTo(again).isBefore(OffsetDateTime.parse("2025-04-15T06:06:00+02:00").toInstant());
      at("2025-04-15T06:06:00+02:00");
      await(() -> firings().equals("annual-payment 75,annual-payment 0"));
    }
    assertThat(started).containsExactly("annual-payment --year 2024 --input /srv/2024", "annual-payment --year 2024 --input /srv/2024");
  }

  @Test
  void aDefinitionThatChangedIsFollowed() throws Exception {
    up("p1", List.of(YEARLY), this::done).close();
    JobSchedule later = new JobSchedule(YEARLY.job(), "0 6 20 4 *", YEARLY.values());
    try (ScheduledJobs second = up("p2", List.of(later), this::done)) {
      assertThat(next()).isEqualTo(OffsetDateTime.parse("2025-04-20T06:00:00+02:00").toInstant());
    }
  }

  @Test
  void whatAProcessThatDiedHadBegunIsTakenOverForTheYearBeforeItWasDue() throws Exception {
    up("p1", List.of(YEARLY), this::done).close();
    execute("UPDATE scheduler.scheduled_tasks SET picked = true, picked_by = 'p1', execution_time = '2025-04-15T04:00:00Z',"
        + " last_heartbeat = '2025-04-15T04:00:00Z'");
    at("2026-01-10T09:00:00+01:00");
    try (ScheduledJobs scheduler = up("p2", List.of(YEARLY), this::done)) {
      await(() -> firings().equals("annual-payment 0"));
      assertThat(started).containsExactly("annual-payment --year 2024 --input /srv/2024");
    }
  }

  @Test
  void everyFiringHasAllItsTries() throws Exception {
    try (ScheduledJobs scheduler = up("p1", List.of(YEARLY), arguments -> done(arguments) + 75)) {
      OffsetDateTime due = OffsetDateTime.parse("2025-04-15T06:00:00+02:00");
      for (int firing = 1; firing <= 2; firing++) {
        for (int tried = 1; tried <= ScheduledJobs.TRIES; tried++) {
          clock.set(next());
          int all = (firing - 1) * ScheduledJobs.TRIES + tried;
          await(() -> started.size() == all && next().isAfter(clock.now()));
        }
        due = due.plusYears(1);
        assertThat(next()).as("after %s firings", firing).isEqualTo(due.toInstant());
      }
    }
  }

  @Test
  void aDatabaseThatDoesNotAnswerIsToldOnceAndAgainWhenItDoes() throws Exception {
    try (ScheduledJobs scheduler = up("p1", List.of(YEARLY), this::done)) {
      execute("ALTER TABLE scheduler.scheduled_tasks RENAME TO taken_away");
      await(() -> told.equals(List.of("lost")));
      pause(1500);
      assertThat(told).containsExactly("lost");
      execute("ALTER TABLE scheduler.taken_away RENAME TO scheduled_tasks");
      await(() -> told.equals(List.of("lost", "back")));
    }
  }

  @Test
  void aFiringOfWhichNothingCanBeKeptIsToldAndTriedAgain() throws Exception {
    try (ScheduledJobs scheduler = up("p1", List.of(YEARLY), this::done)) {
      execute("REVOKE INSERT ON job_firing FROM coscom_app");
      at("2025-04-15T06:00:00+02:00");
      await(() -> told.equals(List.of("annual-payment failed")));
      await(() -> next().isAfter(clock.now()) && next().isBefore(clock.now().plusSeconds(301)));
    }
  }

  @Test
  void stoppingWaitsForTheJobAtWorkWhichGoesOnUnderTheNextProcess() throws Exception {
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch told = new CountDownLatch(1);
    ScheduledJobs first = up("p1", List.of(YEARLY), arguments -> {
      done(arguments);
      begun.countDown();
      awaitLatch(told);
      return 1;
    });
    at("2025-04-15T06:00:00+02:00");
    awaitLatch(begun);
    Thread stop = new Thread(first::close);
    stop.start();
    pause(500);
    assertThat(stop.isAlive()).as("the job has not ended").isTrue();
    told.countDown();
    stop.join(10_000);
    assertThat(stop.isAlive()).isFalse();
    at("2025-04-15T06:00:10+02:00");
    try (ScheduledJobs second = up("p2", List.of(YEARLY), this::done)) {
      await(() -> firings().equals("annual-payment 1,annual-payment 0"));
    }
  }

  private ScheduledJobs up(String process, List<JobSchedule> schedules, ToIntFunction<List<String>> command) {
    ScheduledJobs scheduled = new ScheduledJobs(database, schedules, new Played(command), clock, process);
    scheduled.start();
    await(() -> text("SELECT count(*)::text FROM scheduler.scheduled_tasks").equals(Integer.toString(schedules.size())));
    return scheduled;
  }

  private int done(List<String> arguments) {
    started.add(String.join(" ", arguments));
    return 0;
  }

  private void at(String instant) {
    clock.set(OffsetDateTime.parse(instant).toInstant());
  }

  private Instant next() {
    try {
      return ScheduledJobs.next(database, List.of(YEARLY), clock.now()).get(0).at();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private String firings() {
    return text("SELECT coalesce(string_agg(job || ' ' || exit_code, ',' ORDER BY firing_id), '') FROM job_firing");
  }

  private void execute(String statement) throws SQLException {
    try (Connection owner = TestDatabase.connectAsOwner(database); Statement execute = owner.createStatement()) {
      execute.execute(statement);
    }
  }

  private String text(String query) {
    try (Connection connection = database.connect(); Statement select = connection.createStatement();
        ResultSet row = select.executeQuery(query)) {
      row.next();
      return row.getString(1);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void await(BooleanSupplier condition) {
    for (int i = 0; i < 200 && !condition.getAsBoolean(); i++) {
      pause(100);
    }
    assertThat(condition.getAsBoolean()).as("within 20 seconds").isTrue();
  }

  private static void awaitLatch(CountDownLatch latch) {
    try {
      assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void pause(long millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
