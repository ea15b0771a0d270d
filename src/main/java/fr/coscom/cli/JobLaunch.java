package fr.coscom.cli;

import fr.coscom.basis.Messages;
import fr.coscom.jobs.JobSchedule;
import fr.coscom.jobs.ScheduledJobs;
import fr.coscom.jobs.ScheduledJobs.Ended;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Starts a job of {@code jobs/} with its arguments, in this process: it hears the same request to stop. */
record JobLaunch(Console console, SchedulerCommand command) implements ScheduledJobs.Launch {

  /** @return the exit code; nothing when the job is for files and there is none */
  OptionalInt start(JobSchedule schedule, LocalDate day) {
    Optional<List<String>> arguments = schedule.arguments(day);
    if (arguments.isEmpty()) {
      tell("scheduler.nothing", schedule.job());
      return OptionalInt.empty();
    }
    console.err().println("jobs/coscom " + String.join(" ", arguments.get()));
    return OptionalInt.of(Coscom.run(console, arguments.get().toArray(String[]::new)));
  }

  @Override
  public Optional<Ended> run(JobSchedule schedule, LocalDate due) {
    tell("scheduler.due", schedule.job());
    OptionalInt exitCode = begun(schedule, due);
    if (exitCode.isEmpty()) {
      return Optional.empty();
    }
    tell("scheduler.ended", schedule.job(), exitCode.getAsInt());
    return Optional.of(new Ended(exitCode.getAsInt(), ExitCode.mayPass(exitCode.getAsInt())));
  }

  private OptionalInt begun(JobSchedule schedule, LocalDate due) {
    try {
      return start(schedule, due);
    } catch (RuntimeException e) {
      return OptionalInt.of(new Failures(console).told(e, command));
    }
  }

  @Override
  public void failed(JobSchedule schedule, Exception why) {
    tell("scheduler.failed", schedule.job());
    new Failures(console).told(why, command);
  }

  @Override
  public void databaseAnswers(boolean again) {
    tell(again ? "scheduler.back" : "scheduler.lost");
  }

  private void tell(String key, Object... arguments) {
    Messages words = console.words(console.language());
    console.err().println(words.text(key, arguments));
  }
}
