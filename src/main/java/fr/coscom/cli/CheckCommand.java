package fr.coscom.cli;

import fr.coscom.intake.Anomaly;
import fr.coscom.intake.FolderCheck;
import fr.coscom.intake.FolderRefused;
import fr.coscom.intake.FolderReport;
import fr.coscom.intake.IntakeSettings;
import fr.coscom.intake.Refusal;
import fr.coscom.intake.Scope;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.Set;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Validates a folder without any database. */
@Command(name = "check", mixinStandardHelpOptions = true)
final class CheckCommand extends AnsweringCommand {

  @Option(names = "--input", required = true, paramLabel = "DIR")
  private Path input;

  @Option(names = "--correction")
  private boolean correction;

  @Option(names = "--charset", paramLabel = "NAME")
  private Charset charset;

  /** Faults of an annual payment that a lot of corrections does not have. */
  private static final Set<Refusal> ONLY_OF_A_WHOLE_FOLDER = Set.of(Refusal.STOPS_NOBODY_KNOWN, Refusal.FILE_MISSING);

  CheckCommand(Console console) {
    super(console);
  }

  @Override
  public Integer call() {
    IntakeSettings standard = IntakeSettings.DEFAULT;
    String lang = lang();
    IntakeSettings settings = new IntakeSettings(charset == null ? standard.charset() : charset, standard.largestFile(),
        standard.longestRecord(), Settings.controlRequired(console.environment()), lang);
    Path folder = console.path(input);
    try {
      tell(new FolderCheck(settings).check(folder, correction ? Scope.CORRECTION : Scope.ANNUAL), lang);
      return ExitCode.DONE;
    } catch (FolderRefused refused) {
      if (inJson()) {
        console.out().println(CheckAnswer.of(folder, refused));
      }
      int exitCode = new Failures(console).told(refused, this);
      if (!correction && ONLY_OF_A_WHOLE_FOLDER.contains(refused.refusal())) {
        console.err().println(console.words(lang).text("check.correction", input));
      }
      return exitCode;
    }
  }

  private void tell(FolderReport report, String lang) {
    if (inJson()) {
      console.out().println(CheckAnswer.of(report));
    } else {
      console.out().println(report.text(lang));
      report.anomalies().stream().map(Anomaly::code).distinct().sorted()
          .forEach(code -> console.out().println(console.words(lang).text("check.see", code, AnomalyPage.of(code))));
    }
  }
}
