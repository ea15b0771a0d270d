package fr.coscom.cli;

import fr.coscom.intake.IntakeSettings;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The options of every command that opens a run. */
final class JobOptions {

  @Option(names = "--year", required = true, paramLabel = "Y")
  private int year;

  @Option(names = "--input", required = true, paramLabel = "DIR")
  private Path input;

  @Option(names = "--output", paramLabel = "DIR", defaultValue = "output")
  private Path output;

  @Option(names = "--execution-date", paramLabel = "D")
  private LocalDate executionDate;

  @Option(names = {"-n", "--dry-run"})
  private boolean dryRun;

  @Option(names = "--operator", paramLabel = "NAME")
  private String operator;

  @Option(names = "--charset", paramLabel = "NAME")
  private Charset charset;

  int year() {
    return year;
  }

  Path input() {
    return input;
  }

  Path output() {
    return output;
  }

  Optional<LocalDate> executionDate() {
    return Optional.ofNullable(executionDate);
  }

  boolean dryRun() {
    return dryRun;
  }

  /** @throws CommandRefused when the name is empty */
  String operator() {
    String name = operator == null ? System.getProperty("user.name", "") : operator.strip();
    if (name.isEmpty()) {
      throw new CommandRefused(ExitCode.USAGE, "operator.empty");
    }
    return name;
  }

  IntakeSettings intake(Console console, String language) {
    IntakeSettings standard = IntakeSettings.DEFAULT;
    boolean controlRequired = Settings.controlRequired(console.environment());
    return new IntakeSettings(
        charset == null ? standard.charset() : charset, standard.largestFile(), standard.longestRecord(), controlRequired, language);
  }
}
