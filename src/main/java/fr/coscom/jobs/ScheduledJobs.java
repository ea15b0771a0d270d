package fr.coscom.jobs;

import com.github.kagkarlsson.scheduler.Clock;
import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.ExecutionOperations;
import com.github.kagkarlsson.scheduler.task.TaskInstanceId;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.CronSchedule;
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
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;

/**
 * Starts the jobs of {@code jobs/} when they are due: one at a time across all processes that share the database, each firing in
 * one of them. What was missed while none was up is caught up once. A job that could not do its work now is started again.
 */
public final class ScheduledJobs implements AutoCloseable {

  /** Runs a command of this program and gives its exit code. */
  @FunctionalInterface
  public interface Launch {
    int run(List<String> arguments);
  }

  /** When a job is due next, and how it ended last. */
  public record NextFiring(JobSchedule schedule, Instant at, Optional<Fired> last) {}

  static final String TABLE = "scheduler.scheduled_tasks";
  static final Duration AGAIN_AFTER = Duration.ofMinutes(5);
  /** An hour of another command at work; whoever is on duty has seen it by then. */
  static final int TRIES = 12;

  /** Unexpected failure, campaign held, stopped: the same command may succeed later. Every other code asks for a person. */
  private static final Set<Integer> MAY_PASS = Set.of(1, 75, 143);
  /** A year that none is: the lock of whose turn it is. */
  private static final int TURN = -1;
  private static final Duration WHILE_WAITING = Duration.ofMillis(500);

  private final Database database;
  private final List<JobSchedule> schedules;
  private final Launch launch;
  private final Clock clock;
  private final BiConsumer<String, String> teller;
  private final String process;
  private final Scheduler scheduler;
  private volatile boolean stopping;

  /** @param teller hears the job and what is told of it: {@code due}, {@code nothing}, or an exit code */
  public ScheduledJobs(
      Database database, List<JobSchedule> schedules, Launch launch, Clock clock, String process, BiConsumer<String, String> teller) {
    this.database = database;
    this.schedules = List.copyOf(schedules);
    this.launch = launch;
    this.clock = clock;
    this.process = process;
    this.teller = teller;
    // The defaults would find a dead process after half an hour; see the manual of db-scheduler.
    this.scheduler = Scheduler.create(database.dataSource())
        .startTasks(this.schedules.stream().map(this::task).toList())
        .tableName(TABLE)
        .clock(clock)
        .schedulerName(new SchedulerName.Fixed(process))
        .threads(1)
        .pollingInterval(Duration.ofMillis(500))
        .pollUsingLockAndFetch(0.5, 1.0)
        .heartbeatInterval(Duration.ofSeconds(2))
        .missedHeartbeatsLimit(4)
        .shutdownMaxWait(Duration.ofSeconds(100))
        .build();
  }

  public void start() {
    scheduler.start();
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

  private RecurringTask<Void> task(JobSchedule schedule) {
    return Tasks.recurring(schedule.job(), cron(schedule))
        .onFailure((complete, operations) -> again(schedule, complete, operations))
        .execute((instance, context) -> fire(schedule, context.getExecution().getExecutionTime()));
  }

  private void again(JobSchedule schedule, ExecutionComplete complete, ExecutionOperations<Void> operations) {
    boolean enough = complete.getExecution().consecutiveFailures + 1 >= TRIES;
    Instant next = stopping ? clock.now() : enough ? cron(schedule).getNextExecutionTime(complete) : clock.now().plus(AGAIN_AFTER);
    operations.reschedule(complete, next);
  }

  /** @param due also of a firing that is caught up: the year it is for is that of its own day */
  private void fire(JobSchedule schedule, Instant due) {
    Optional<List<String>> arguments = schedule.arguments(due.atZone(LegalTime.ZONE).toLocalDate());
    if (arguments.isEmpty()) {
      teller.accept(schedule.job(), "nothing");
      return;
    }
    try (CampaignLock turn = turn()) {
      teller.accept(schedule.job(), "due");
      int exitCode = launch.run(arguments.get());
      teller.accept(schedule.job(), Integer.toString(exitCode));
      try (Connection connection = database.connect()) {
        FiringStore.keep(connection, new Fired(schedule.job(), due, clock.now(), exitCode, process));
      }
      if (MAY_PASS.contains(exitCode)) {
        throw new IllegalStateException(schedule.job() + " ended with " + exitCode);
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private CampaignLock turn() throws SQLException {
    while (!stopping) {
      Optional<CampaignLock> turn = CampaignLock.tryTake(database, TURN);
      if (turn.isPresent()) {
        return turn.get();
      }
      try {
        Thread.sleep(WHILE_WAITING.toMillis());
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        break;
      }
    }
    throw new IllegalStateException("stopped before its turn");
  }
}
