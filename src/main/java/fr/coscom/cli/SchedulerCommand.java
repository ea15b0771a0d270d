package fr.coscom.cli;

import fr.coscom.basis.LegalTime;
import fr.coscom.basis.Messages;
import fr.coscom.jobs.JobSchedule;
import fr.coscom.jobs.ScheduledJobs;
import fr.coscom.jobs.ScheduledJobs.NextFiring;
import fr.coscom.platform.Database;
import fr.coscom.platform.RunClock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A process that stays up and starts the jobs of {@code jobs/} when they are due, until it is asked to end. */
@Command(name = "scheduler", mixinStandardHelpOptions = true)
final class SchedulerCommand extends AnsweringCommand {

  @Option(names = "--jobs", paramLabel = "DIR")
  private Path jobs;

  @Option(names = "--set", paramLabel = "NAME=VALUE")
  private Map<String, String> set = Map.of();

  @Option(names = "--list")
  private boolean list;

  @Option(names = "--start", paramLabel = "JOB")
  private String start;

  SchedulerCommand(Console console) {
    super(console);
  }

  @Override
  public Integer call() throws SQLException, InterruptedException {
    Messages words = words();
    List<JobSchedule> schedules = schedules();
    RunClock clock = console.clock();
    if (start != null) {
      return start(schedules, clock);
    }
    try (Database database = Database.open(console.environment())) {
      if (list) {
        List<NextFiring> firings = ScheduledJobs.next(database, schedules, clock.now().toInstant());
        if (inJson()) {
          console.out().println(json(firings));
        } else {
          tell(firings, words);
        }
        return ExitCode.DONE;
      }
      CountDownLatch stop = new CountDownLatch(1);
      console.signal().onStop(stop::countDown);
      String process = ProcessHandle.current().pid() + "@" + console.environment().getOrDefault("HOSTNAME", "localhost");
      try (ScheduledJobs scheduled = new ScheduledJobs(
          database, schedules, new JobLaunch(console, this), () -> clock.now().toInstant(), process)) {
        scheduled.start();
        console.err().println(words.text("scheduler.up", process));
        tell(ScheduledJobs.next(database, schedules, clock.now().toInstant()), words);
        stop.await();
      }
    }
    console.err().println(words.text("scheduler.down"));
    return ExitCode.DONE;
  }

  private int start(List<JobSchedule> schedules, RunClock clock) {
    JobSchedule job = schedules.stream().filter(schedule -> schedule.job().equals(start)).findFirst()
        .orElseThrow(() -> new CommandRefused(ExitCode.USAGE, "scheduler.noJob", start,
            schedules.stream().map(JobSchedule::job).collect(Collectors.joining(", "))));
    return new JobLaunch(console, this).start(job, clock.now().toLocalDate()).orElse(ExitCode.DONE);
  }

  private List<JobSchedule> schedules() {
    Path folder = jobs != null ? jobs : Path.of(console.environment().getOrDefault("COSCOM_JOBS", "jobs"));
    if (!Files.isDirectory(console.path(folder))) {
      throw new CommandRefused(ExitCode.USAGE, "scheduler.noJobs", console.path(folder));
    }
    return JobSchedule.in(console.path(folder), set);
  }

  private void tell(List<NextFiring> firings, Messages words) {
    for (NextFiring next : firings) {
      console.out().println(words.text("scheduler.next", next.schedule().job(), legalTime(next.at()),
          next.last().map(last -> words.text("scheduler.last", legalTime(last.endedAt()), last.exitCode()))
              .orElseGet(() -> words.text("scheduler.never"))));
      console.out().println("    " + next.schedule().values().get("arguments"));
    }
  }

  private static String json(List<NextFiring> firings) {
    JsonMapper mapper = JsonMapper.builder().build();
    ObjectNode root = mapper.createObjectNode();
    ArrayNode jobs = root.put("schema", 1).putArray("jobs");
    for (NextFiring next : firings) {
      ObjectNode node = jobs.addObject().put("job", next.schedule().job()).put("next", legalTime(next.at()))
          .put("arguments", next.schedule().values().get("arguments"));
      next.last().ifPresent(
          last -> node.putObject("last").put("ended_at", legalTime(last.endedAt())).put("exit_code", last.exitCode()));
    }
    return mapper.writerWithDefaultPrettyPrinter().writeValueAsString(root);
  }

  private static String legalTime(Instant instant) {
    return instant.atZone(LegalTime.ZONE).toOffsetDateTime().toString();
  }
}
