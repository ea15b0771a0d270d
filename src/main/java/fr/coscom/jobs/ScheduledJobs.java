package fr.coscom.jobs;

import com.github.kagkarlsson.scheduler.Clock;
import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.event.AbstractSchedulerListener;
import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.ExecutionOperations;
import com.github.kagkarlsson.scheduler.task.TaskInstanceId;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.CronSchedule;
import com.github.kagkarlsson.scheduler.task.schedule.Schedule;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import fr.coscom.basis.LegalTime;
import fr.coscom.ledger.FiringStore;
import fr.coscom.ledger.FiringStore.Fired;
import fr.coscom.platform.CampaignLock;
import fr.coscom.platform.Database;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Starts the jobs of {@code jobs/} when they are due: one at a time across all processes that share the database, each firing in
 * one of them. What was missed while none was up is caught up once. A job that could not do its work now is started again, for the
 * day on which it was due.
 */
public final class ScheduledJobs implements AutoCloseable {

  /** @param mayPass whether the same command may succeed later; else a person is needed */
  public record Ended(int exitCode, boolean mayPass) {}

  /** Does what a firing is for, and tells whoever watches. */
  public interface Launch {

    /**
     * @param due day of the firing, also when it is caught up or tried again: the year it is for is that of this day
     * @return how it ended; nothing when there was nothing to do
     */
    Optional<Ended> run(JobSchedule schedule, LocalDate due);

    /** A firing could not be begun, or how it ended could not be kept. */
    void failed(JobSchedule schedule, Exception why);

    /** Nothing can be started while the database does not answer. */
    void databaseAnswers(boolean again);
  }

  /** When a job is due next, and how it ended last. */
  public record NextFiring(JobSchedule schedule, Instant at, Optional<Fired> last) {}

  static final String TABLE = "scheduler.scheduled_tasks";
  static final Duration AGAIN_AFTER = Duration.ofMinutes(5);
  /** An hour of another command at work; whoever is on duty has seen it by then. */
  static final int TRIES = 12;

  /** A year that none is: the lock of whose turn it is. */
  private static final int TURN = -1;

  private final Database database;
  private final List<JobSchedule> schedules;
  private final Launch launch;
  private final Clock clock;
  private final String process;
  private final Scheduler scheduler;
  private volatile boolean stopping;

  public ScheduledJobs(Database database, List<JobSchedule> schedules, Launch launch, Clock clock, String process) {
    this.database = database;
    this.schedules = List.copyOf(schedules);
    this.launch = launch;
    this.clock = clock;
    this.process = process;
    // The defaults would find a dead process after half an hour; see the manual of db-scheduler.
    this.scheduler = Scheduler.create(database.dataSource())
        .startTasks(this.schedules.stream().map(this::task).toList())
        .tableName(TABLE)
        .serializer(Firing.AS_TEXT)
        .clock(clock)
        .schedulerName(new SchedulerName.Fixed(process))
        .threads(1)
        .pollingInterval(Duration.ofMillis(500))
        .pollUsingLockAndFetch(0.5, 1.0)
        .heartbeatInterval(Duration.ofSeconds(2))
        .missedHeartbeatsLimit(4)
        .shutdownMaxWait(Duration.ofSeconds(100))
        .addSchedulerListener(new Answers())
        .build();
  }

  public void start() {
    scheduler.start();
    schedules.forEach(this::followTheDefinition);
  }

  /** A job whose definition changed is due when it says now; a firing that is being tried keeps its time. */
  private void followTheDefinition(JobSchedule schedule) {
    TaskInstanceId job = TaskInstanceId.of(schedule.job(), RecurringTask.INSTANCE);
    Instant next = cron(schedule).getInitialExecutionTime(clock.now());
    scheduler.getScheduledExecution(job)
        .filter(waiting -> !waiting.isPicked() && waiting.getData() == null && waiting.getExecutionTime().isAfter(clock.now()))
        .filter(waiting -> !waiting.getExecutionTime().equals(next))
        .ifPresent(waiting -> scheduler.reschedule(job, next));
  }

  /** Starts nothing more and waits for what is at work, which must have been told to end by whoever stops. */
  @Override
  public void close() {
    stopping = true;
    scheduler.stop();
  }

  /** In the order in which they are due. */
  public static List<NextFiring> next(Database database, List<JobSchedule> schedules, Instant now) throws SQLException {
    SchedulerClient client = SchedulerClient.Builder.create(database.dataSource()).tableName(TABLE).build();
    try (Connection connection = database.connect()) {
      List<NextFiring> next = new ArrayList<>();
      for (JobSchedule schedule : schedules) {
        Instant at = client.getScheduledExecution(TaskInstanceId.of(schedule.job(), RecurringTask.INSTANCE))
            .map(execution -> execution.getExecutionTime()).orElseGet(() -> cron(schedule).getInitialExecutionTime(now));
        next.add(new NextFiring(schedule, at, FiringStore.last(connection, schedule.job())));
      }
      next.sort(Comparator.comparing(NextFiring::at));
      return next;
    }
  }

  private static CronSchedule cron(JobSchedule schedule) {
    return Schedules.cron("0 " + schedule.cron(), LegalTime.ZONE);
  }

  /** What is kept from one try to the next is the firing; the next firing begins with nothing kept. */
  private RecurringTask<Firing> task(JobSchedule schedule) {
    return Tasks.recurring(schedule.job(), new Kept(cron(schedule)), Firing.class)
        .onFailure((complete, operations) -> again(schedule, complete, operations, stopping ? clock.now() : clock.now().plus(AGAIN_AFTER)))
        .onDeadExecution((complete, operations) -> again(schedule, complete, operations, clock.now()))
        .executeStateful((instance, context) -> {
          fire(schedule, Firing.of(context.getExecution()).due());
          return null;
        });
  }

  /** @param next of the firing, unless it was tried often enough; a stop that was asked for is no try */
  private void again(JobSchedule schedule, ExecutionComplete complete, ExecutionOperations<Firing> operations, Instant next) {
    Firing tried = Firing.of(complete.getExecution()).triedAgain(stopping ? 0 : 1);
    if (tried.tries() >= TRIES) {
      operations.reschedule(complete, cron(schedule).getNextExecutionTime(complete), null);
    } else {
      operations.reschedule(complete, next, tried);
    }
  }

  private void fire(JobSchedule schedule, Instant due) {
    try (CampaignLock turn = turn()) {
      Optional<Ended> ended = launch.run(schedule, due.atZone(LegalTime.ZONE).toLocalDate());
      if (ended.isPresent()) {
        keep(new Fired(schedule.job(), due, clock.now(), ended.get().exitCode(), process));
      }
      if (ended.filter(Ended::mayPass).isPresent()) {
        throw new IllegalStateException(schedule.job() + " ended with " + ended.get().exitCode());
      }
    } catch (SQLException e) {
      launch.failed(schedule, e);
      throw new IllegalStateException(e);
    }
  }

  private void keep(Fired fired) throws SQLException {
    try (Connection connection = database.connect()) {
      FiringStore.keep(connection, fired);
    }
  }

  private CampaignLock turn() throws SQLException {
    return CampaignLock.await(database, TURN, () -> stopping)
        .orElseThrow(() -> new IllegalStateException("stopped before its turn"));
  }

  /**
   * Whatever starts up beside it, an execution keeps its time: db-scheduler would move what is due later than now to the next time of
   * the cron line, and with it the firing that waits for another try.
   */
  private record Kept(CronSchedule cron) implements Schedule {

    @Override
    public Instant getNextExecutionTime(ExecutionComplete complete) {
      return cron.getNextExecutionTime(complete);
    }

    @Override
    public Instant getInitialExecutionTime(Instant now) {
      return cron.getInitialExecutionTime(now);
    }

    @Override
    public boolean isDeterministic() {
      return false;
    }
  }

  /** Tells once that the database is gone, and once that it is back. */
  private final class Answers extends AbstractSchedulerListener {

    private final AtomicBoolean lost = new AtomicBoolean();

    @Override
    public void onSchedulerEvent(SchedulerEventType event) {
      boolean now = event == SchedulerEventType.UNEXPECTED_ERROR;
      if ((now || event == SchedulerEventType.RAN_EXECUTE_DUE || event == SchedulerEventType.RAN_DETECT_DEAD) && lost.compareAndSet(!now, now)) {
        launch.databaseAnswers(!now);
      }
    }
  }
}
