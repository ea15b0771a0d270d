package fr.coscom.jobs;

import fr.coscom.ledger.FenceStore;
import fr.coscom.ledger.Run;
import fr.coscom.platform.Database;
import fr.coscom.platform.RunClock;
import fr.coscom.platform.StopSignal;
import java.io.PrintStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.parameters.JobParameters;
import org.springframework.batch.core.job.parameters.JobParametersBuilder;
import org.springframework.batch.core.launch.JobOperator;
import org.springframework.boot.Banner;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;

/**
 * Runs one job as one attempt: a new job instance each time, on the database that the command opened. What is done and what is left
 * is read from the ledger; Spring Batch's own restart is never used, since in 6.0.4 it can lose a chunk without a word.
 */
public final class JobRunner {

  private final Database database;
  private final RunClock clock;
  private final PrintStream err;
  private final boolean terminal;
  private final StopSignal signal;

  public JobRunner(Database database, RunClock clock, PrintStream err, boolean terminal, StopSignal signal) {
    this.database = database;
    this.clock = clock;
    this.err = err;
    this.terminal = terminal;
    this.signal = signal;
  }

  /**
   * Runs the annual payment, a correction, or a dry run of either, to its end.
   *
   * @return the run, SEALED or, for a dry run, DONE
   * @throws StopRequested when the program was asked to end; the same command goes on
   * @throws RuntimeException what made a step fail: {@code FolderRefused}, {@code InputUnusable}, {@code NothingToCorrect},
   *     {@code ControlBroken}, {@code PaymentFileBroken}, {@code OutputConflict} and others
   */
  public Run pay(RunRequest request) {
    Attempt attempt = new Attempt(request, nextAttempt(), clock, err, terminal);
    try (StopSignal.Listening told = signal.onStop(attempt::stop)) {
      run(JobsApplication.class, Attempt.class, attempt, parameters(attempt), attempt::stopping);
    }
    return attempt.run();
  }

  /**
   * Makes the auditor's set of a run.
   *
   * @throws StopRequested when the program was asked to end; the same command makes another set
   * @throws RuntimeException what made a step fail, {@code OutputConflict} for one
   */
  public AuditWritten audit(AuditRequest request) {
    AuditAttempt attempt = new AuditAttempt(request, clock, err);
    JobParameters parameters = new JobParametersBuilder().addLong("year", (long) request.run().year().value())
        .addString("run", request.run().name()).addLong("attempt", nextAttempt()).toJobParameters();
    try (StopSignal.Listening told = signal.onStop(attempt::stop)) {
      run(AuditReportJob.class, AuditAttempt.class, attempt, parameters, attempt::stopping);
    }
    return new AuditWritten(attempt.folder(), attempt.archive(), attempt.files());
  }

  private <T> void run(Class<?> application, Class<T> type, T attempt, JobParameters parameters, BooleanSupplier stopping) {
    try (ConfigurableApplicationContext context = start(application, type, attempt)) {
      Job job = context.getBean(Job.class);
      JobExecution execution = context.getBean(JobOperator.class).start(job, parameters);
      if (execution.getStatus() != BatchStatus.COMPLETED) {
        throw failure(stopping.getAsBoolean(), execution);
      }
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private <T> ConfigurableApplicationContext start(Class<?> application, Class<T> type, T attempt) {
    return new SpringApplicationBuilder(application)
        .web(WebApplicationType.NONE).bannerMode(Banner.Mode.OFF).logStartupInfo(false).registerShutdownHook(false)
        .initializers((GenericApplicationContext context) -> {
          context.registerBean(Database.class, () -> database, definition -> definition.setDestroyMethodName(""));
          context.registerBean(type, () -> attempt);
        })
        .run();
  }

  private static JobParameters parameters(Attempt attempt) {
    return new JobParametersBuilder()
        .addLong("year", (long) attempt.request().opening().year().value())
        .addString("run", attempt.request().resumed().map(Run::name).orElse("new"))
        .addLong("attempt", attempt.number())
        .toJobParameters();
  }

  private long nextAttempt() {
    try (Connection connection = database.connect()) {
      return FenceStore.nextAttempt(connection);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static RuntimeException failure(boolean stopping, JobExecution execution) {
    if (stopping) {
      return new StopRequested();
    }
    List<Throwable> all = execution.getAllFailureExceptions();
    for (Throwable thrown : all) {
      for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
        if (cause instanceof RuntimeException known && cause.getClass().getName().startsWith("fr.coscom.")) {
          return known;
        }
      }
    }
    IllegalStateException failure =
        new IllegalStateException("the job ended " + execution.getStatus(), all.isEmpty() ? null : all.get(0));
    all.stream().skip(1).forEach(failure::addSuppressed);
    return failure;
  }
}
