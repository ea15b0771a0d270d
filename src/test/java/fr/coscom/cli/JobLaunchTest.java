package fr.coscom.cli;

import static org.assertj.core.api.Assertions.assertThat;

import fr.coscom.jobs.JobSchedule;
import fr.coscom.jobs.ScheduledJobs.Ended;
import fr.coscom.platform.StopSignal;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What whoever watches the scheduler is told of a firing, and what the scheduler learns of its end. */
class JobLaunchTest {

  private static final LocalDate DAY = LocalDate.of(2025, 4, 15);

  @TempDir Path folder;

  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private final JobLaunch launch = new JobLaunch(new Console(new PrintStream(PrintStream.nullOutputStream()),
      new PrintStream(err, true, StandardCharsets.UTF_8), Map.of(), Path.of(""), false, StopSignal.unhooked()), null);

  @Test
  void aFiringThatCannotBeginEndsAndIsTold() {
    JobSchedule reconcile = schedule("reconcile {files}", Map.of("files", folder + "/none/*.xml"));
    assertThat(launch.run(reconcile, DAY)).contains(new Ended(2, false));
    assertThat(err.toString(StandardCharsets.UTF_8)).contains("x : départ.", folder + "/none", "--set files=", "x : fini, code 2.");
  }

  @Test
  void withoutAFileNothingIsStarted() {
    assertThat(launch.run(schedule("reconcile {files}", Map.of("files", folder + "/*.xml")), DAY)).isEmpty();
    assertThat(err.toString(StandardCharsets.UTF_8)).contains("x : aucun fichier, rien à faire.");
  }

  @Test
  void theCommandIsRunAndItsExitCodeTold() {
    assertThat(launch.run(schedule("schema", Map.of()), DAY)).contains(new Ended(0, false));
    assertThat(launch.run(schedule("schema {last-year}", Map.of()), DAY)).contains(new Ended(2, false));
    assertThat(err.toString(StandardCharsets.UTF_8)).contains("jobs/coscom schema 2024", "x : fini, code 2.");
  }

  private static JobSchedule schedule(String arguments, Map<String, String> values) {
    Map<String, String> all = new HashMap<>(values);
    all.put("arguments", arguments);
    return new JobSchedule("x", "0 0 1 1 *", all);
  }
}
