package fr.coscom.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import fr.coscom.basis.CivilYear;
import fr.coscom.intake.IntakeSettings;
import fr.coscom.intake.Scope;
import fr.coscom.law.ParameterSet;
import fr.coscom.ledger.NewRun;
import fr.coscom.ledger.Run;
import fr.coscom.platform.RunClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.batch.core.job.AbstractJob;
import org.springframework.batch.core.repository.support.ResourcelessJobRepository;
import org.springframework.batch.infrastructure.support.transaction.ResourcelessTransactionManager;
import org.springframework.core.task.SyncTaskExecutor;
import org.springframework.scheduling.support.CronExpression;

/** What operations read in {@code jobs/} is what the program does. */
class RunbooksTest {

  private static final Path JOBS = Path.of("jobs");

  /** Jobs that are one command without steps of Spring Batch: what the command does, in its order. */
  private static final Map<String, List<String>> COMMANDS =
      Map.of("reconcile", List.of("check-files", "take-answers", "check-books", "write-page"));

  static Stream<Path> jobs() throws IOException {
    try (Stream<Path> folders = Files.list(JOBS)) {
      return folders.filter(folder -> Files.exists(folder.resolve("job.properties"))).sorted().toList().stream();
    }
  }

  @ParameterizedTest
  @CsvSource({"annual-payment, ANNUAL", "reprocess, CORRECTION"})
  void theHeadingsOfARunbookAreTheStepsInTheirOrder(String name, Scope scope) throws IOException {
    AbstractJob job = job(scope);
    assertThat(job.getName()).isEqualTo(name);
    assertThat(headings(JOBS.resolve(name).resolve("RUNBOOK.md"))).isEqualTo(List.copyOf(job.getStepNames()));
  }

  @Test
  void theHeadingsOfTheRunbookOfTheAuditorsSetAreItsSteps() throws IOException {
    AbstractJob job = (AbstractJob) new AuditReportJob().auditReport(
        new ResourcelessJobRepository(), new ResourcelessTransactionManager(), null, null);
    assertThat(job.getName()).isEqualTo("audit-report");
    assertThat(headings(JOBS.resolve("audit-report").resolve("RUNBOOK.md"))).isEqualTo(List.copyOf(job.getStepNames()));
  }

  @Test
  void theHeadingsOfTheOtherRunbooksAreWhatTheirCommandsDo() throws IOException {
    for (Map.Entry<String, List<String>> command : COMMANDS.entrySet()) {
      assertThat(headings(JOBS.resolve(command.getKey()).resolve("RUNBOOK.md"))).as(command.getKey()).isEqualTo(command.getValue());
    }
  }

  @ParameterizedTest
  @MethodSource("jobs")
  void everyScheduleIsACronLine(Path job) throws IOException {
    Path schedule = job.resolve("schedule.cron");
    if (Files.exists(schedule)) {
      List<String> lines = Files.readAllLines(schedule).stream().filter(line -> !line.isBlank() && !line.startsWith("#")).toList();
      assertThat(lines).hasSize(1);
      assertThat(CronExpression.parse("0 " + lines.get(0)).next(LocalDate.of(2025, 1, 1).atStartOfDay())).isNotNull();
      assertThat(Files.readString(schedule)).contains("Europe/Paris");
    }
  }

  @ParameterizedTest
  @MethodSource("jobs")
  void everyParameterHasAMeaningAnExampleAndSaysWhetherItIdentifiesTheRun(Path job) throws IOException {
    Properties properties = new Properties();
    try (var reader = Files.newBufferedReader(job.resolve("job.properties"))) {
      properties.load(reader);
    }
    assertThat(properties.getProperty("job.name")).isEqualTo(job.getFileName().toString());
    TreeSet<String> parameters = new TreeSet<>();
    properties.stringPropertyNames().stream().filter(name -> !name.equals("job.name"))
        .forEach(name -> parameters.add(name.substring(0, name.lastIndexOf('.'))));
    for (String parameter : parameters) {
      assertThat(properties.getProperty(parameter + ".meaning")).as(parameter).isNotBlank();
      assertThat(properties.stringPropertyNames()).as(parameter)
          .contains(parameter + ".example", parameter + ".required", parameter + ".identifies");
    }
  }

  private static List<String> headings(Path runbook) throws IOException {
    return Files.readAllLines(runbook).stream().filter(line -> line.startsWith("### ")).map(line -> line.substring(4)).toList();
  }

  private static AbstractJob job(Scope scope) {
    NewRun opening = new NewRun(new CivilYear(2024), Run.Kind.ANNUAL, OffsetDateTime.parse("2025-05-05T09:00:00+02:00"), true,
        LocalDate.of(2025, 5, 15), false, Optional.empty(), "operations", Path.of("output"), "input", "", "");
    RunRequest request = new RunRequest(
        Optional.empty(), opening, scope, Path.of("input"), IntakeSettings.DEFAULT, ParameterSet.current(), "fr");
    Attempt attempt = new Attempt(request, 1, RunClock.of(Map.of()), System.err, false);
    var repository = new ResourcelessJobRepository();
    var transactions = new ResourcelessTransactionManager();
    Steps steps = new Steps(repository, transactions, null, attempt);
    AssessContracts assess = new AssessContracts(repository, transactions, null, attempt, new SyncTaskExecutor());
    return (AbstractJob) new AnnualPaymentJob().annualPayment(
        steps, assess, new DossierReader(null, attempt, "", ""), attempt, null);
  }
}
