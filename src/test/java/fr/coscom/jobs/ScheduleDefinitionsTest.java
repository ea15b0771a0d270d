package fr.coscom.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.scheduling.support.CronExpression;
import org.yaml.snakeyaml.Yaml;

/** systemd, Kubernetes, cron and our own scheduler start the same jobs at the same times with the same arguments. */
class ScheduleDefinitionsTest {

  private static final Path JOBS = Path.of("jobs");
  private static final int IMAGE_USER = 10001;
  private static final LocalDate DAY = LocalDate.of(2025, 4, 15);

  @TempDir Path folder;

  static List<JobSchedule> schedules() {
    return JobSchedule.in(JOBS, Map.of());
  }

  @Test
  void theYearPaidIsTheOneBeforeTheDayAndPlacesAreFilled() {
    assertThat(schedules()).extracting(JobSchedule::job).contains("annual-payment", "audit-report", "reconcile");
    assertThat(named("annual-payment", Map.of("input", "/in", "operator", "m.leroy")).arguments(DAY).orElseThrow()).containsExactly(
        "annual-payment", "--year", "2024", "--input", "/in/2024", "--output", "/srv/coscom/output", "--operator", "m.leroy");
    JobSchedule unfilled = new JobSchedule("x", "0 0 1 1 *", Map.of("arguments", "x {nowhere}"));
    assertThatThrownBy(() -> unfilled.arguments(DAY)).isInstanceOf(ScheduleUnusable.class).hasMessageContaining("{nowhere}");
  }

  @Test
  void aNameThatNoJobHasAValueForIsRefusedWithTheNamesThatThereAre() {
    assertThatThrownBy(() -> JobSchedule.in(JOBS, Map.of("inptu", "/in"))).isInstanceOf(ScheduleUnusable.class)
        .hasMessageContaining("inptu").hasMessageContaining("files, input, operator, output");
  }

  @Test
  void theFilesOfTheBankAreThoseThatArePresentInTheOrderOfTheirNames() throws IOException {
    JobSchedule reconcile = named("reconcile", Map.of("files", folder + "/*.xml"));
    assertThat(reconcile.arguments(DAY)).as("no file, nothing to start").isEmpty();
    assertThatThrownBy(() -> named("reconcile", Map.of("files", folder + "/none/*.xml")).arguments(DAY))
        .isInstanceOf(ScheduleUnusable.class).hasMessageContaining(folder + "/none").hasMessageContaining("--set files=");
    for (String name : List.of("b.xml", "a.xml", "c.xml.part")) {
      Files.writeString(folder.resolve(name), "");
    }
    assertThat(reconcile.arguments(DAY).orElseThrow()).containsExactly(
        "reconcile", folder + "/a.xml", folder + "/b.xml", "--operator", "scheduler");
  }

  @ParameterizedTest
  @MethodSource("schedules")
  @SuppressWarnings("unchecked")
  void aCronJobForbidsASecondOneAndDoesNotRepeatWhatNeedsAPerson(JobSchedule schedule) throws IOException {
    Map<String, Object> job = new Yaml().load(Files.readString(JOBS.resolve("kubernetes/" + schedule.job() + ".yaml")));
    Map<String, Object> spec = (Map<String, Object>) job.get("spec");
    assertThat(job).containsEntry("apiVersion", "batch/v1").containsEntry("kind", "CronJob");
    assertThat(spec).containsEntry("concurrencyPolicy", "Forbid").containsEntry("timeZone", "Europe/Paris")
        .containsEntry("schedule", schedule.cron());
    Map<String, Object> of = (Map<String, Object>) ((Map<String, Object>) spec.get("jobTemplate")).get("spec");
    List<Map<String, Object>> rules = (List<Map<String, Object>>) ((Map<String, Object>) of.get("podFailurePolicy")).get("rules");
    assertThat(rules).extracting(rule -> rule.get("action")).containsExactly("FailJob", "Ignore", "Ignore");
    assertThat((Map<String, Object>) rules.get(0).get("onExitCodes")).containsEntry("values", List.of(2, 3, 4, 5));
    assertThat((Map<String, Object>) rules.get(1).get("onExitCodes")).containsEntry("values", List.of(75));
    Map<String, Object> pod = (Map<String, Object>) ((Map<String, Object>) of.get("template")).get("spec");
    assertThat(pod).containsEntry("restartPolicy", "Never");
    assertThat((Map<String, Object>) pod.get("securityContext")).as("a new claim belongs to root")
        .containsEntry("runAsUser", IMAGE_USER).containsEntry("runAsGroup", IMAGE_USER).containsEntry("fsGroup", IMAGE_USER);
    Map<String, Object> container = ((List<Map<String, Object>>) pod.get("containers")).get(0);
    assertThat(container).containsEntry("name", "coscom").containsEntry("args", List.of("scheduler", "--start", schedule.job()));
  }

  @ParameterizedTest
  @MethodSource("schedules")
  void cronHasTheSameLine(JobSchedule schedule) throws IOException {
    assertThat(Files.readAllLines(JOBS.resolve("cron/coscom"))).anyMatch(
        line -> line.startsWith(schedule.cron() + "\tcoscom\t") && line.endsWith("/coscom scheduler --start " + schedule.job()))
        .contains("CRON_TZ=Europe/Paris");
  }

  @ParameterizedTest
  @MethodSource("schedules")
  void cronReadsTheEnvironmentThatTheUnitsRead(JobSchedule schedule) throws Exception {
    assertThat(Files.readAllLines(JOBS.resolve("systemd/coscom@.service"))).contains("EnvironmentFile=-/etc/coscom/environment");
    List<String> lines = Files.readAllLines(JOBS.resolve("cron/coscom"));
    assertThat(lines).contains("ENVIRONMENT=/etc/coscom/environment");
    String command = lines.stream().filter(line -> line.endsWith(" --start " + schedule.job())).findFirst().orElseThrow()
        .split("\t")[2].replace("/srv/coscom", folder.toString()).replace("/opt/coscom/jobs/coscom", "printenv COSCOM_DB_URL; :");
    Path environment = folder.resolve("environment");
    assertThat(run("env", "ENVIRONMENT=" + environment, "/bin/sh", "-c", command)).as("no file").isEmpty();
    Files.writeString(environment, "COSCOM_DB_URL=jdbc:postgresql://server/coscom\n");
    assertThat(run("env", "ENVIRONMENT=" + environment, "/bin/sh", "-c", command)).isEqualTo("jdbc:postgresql://server/coscom\n");
  }

  @Test
  void aJobThatWasStoppedFailsItsUnitSinceNobodyElseGoesOnWithIt() throws IOException {
    assertThat(Files.readAllLines(JOBS.resolve("systemd/coscom@.service")))
        .contains("OnFailure=coscom-failed@%i.service").noneMatch(line -> line.startsWith("SuccessExitStatus"));
    assertThat(Files.readAllLines(JOBS.resolve("systemd/coscom-scheduler.service"))).contains("SuccessExitStatus=143");
  }

  @ParameterizedTest
  @MethodSource("schedules")
  void aTimerIsDueWhenTheScheduleIs(JobSchedule schedule) throws Exception {
    List<String> timer = Files.readAllLines(JOBS.resolve("systemd/coscom-" + schedule.job() + ".timer"));
    assertThat(timer).contains("Persistent=true", "Unit=coscom@" + schedule.job() + ".service");
    String calendar = timer.stream().filter(line -> line.startsWith("OnCalendar=")).findFirst().orElseThrow().substring(11);
    assumeTrue(present(), "systemd-analyze is not on this machine");
    OffsetDateTime base = OffsetDateTime.parse("2025-03-01T00:00:00Z");
    String told = run("systemd-analyze", "calendar", "--base-time=2025-03-01 00:00:00 UTC", calendar);
    String next = told.lines().map(String::strip).filter(line -> line.startsWith("(in UTC): ") || line.startsWith("Next elapse: "))
        .reduce((first, second) -> second).orElseThrow();
    OffsetDateTime due = CronExpression.parse("0 " + schedule.cron()).next(base.atZoneSameInstant(ZoneId.of("Europe/Paris")))
        .toOffsetDateTime().withOffsetSameInstant(java.time.ZoneOffset.UTC);
    assertThat(next).as(told).contains(due.toLocalDate() + " " + due.toLocalTime() + ":00 UTC");
  }

  @Test
  void everyUnitPassesTheAnalysisOfSystemd() throws Exception {
    assumeTrue(present(), "systemd-analyze is not on this machine");
    List<String> command = new ArrayList<>(List.of("systemd-analyze", "verify", "--man=no"));
    try (Stream<Path> units = Files.list(JOBS.resolve("systemd"))) {
      for (Path unit : units.sorted().toList()) {
        // The place of installation is not on this machine: /bin/true stands for the launcher.
        String text = Files.readString(unit).replace("/opt/coscom/jobs/coscom ", "/bin/true ");
        Path copy = Files.writeString(folder.resolve(unit.getFileName().toString()), text);
        command.add(copy.toString().replace("@.service", "@reconcile.service"));
      }
    }
    Files.copy(folder.resolve("coscom@.service"), folder.resolve("coscom@reconcile.service"));
    Files.copy(folder.resolve("coscom@.service"), folder.resolve("coscom@annual-payment.service"));
    Files.copy(folder.resolve("coscom@.service"), folder.resolve("coscom@audit-report.service"));
    for (JobSchedule schedule : schedules()) {
      Files.copy(folder.resolve("coscom-failed@.service"), folder.resolve("coscom-failed@" + schedule.job() + ".service"));
    }
    assertThat(run(command.toArray(String[]::new)).lines().filter(line -> line.contains("coscom"))).isEmpty();
  }

  private static JobSchedule named(String job, Map<String, String> set) {
    return JobSchedule.in(JOBS, set).stream().filter(schedule -> schedule.job().equals(job)).findFirst().orElseThrow();
  }

  private static boolean present() {
    return Stream.of("/usr/bin", "/bin").anyMatch(bin -> Files.isExecutable(Path.of(bin, "systemd-analyze")));
  }

  private static String run(String... command) throws Exception {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String told = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    process.waitFor();
    return told;
  }
}
