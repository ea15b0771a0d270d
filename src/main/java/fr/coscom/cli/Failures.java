package fr.coscom.cli;

import fr.coscom.audit.ControlWords;
import fr.coscom.basis.Messages;
import fr.coscom.intake.FolderRefused;
import fr.coscom.jobs.InputUnusable;
import fr.coscom.jobs.NothingToCorrect;
import fr.coscom.jobs.ScheduleUnusable;
import fr.coscom.jobs.StopRequested;
import fr.coscom.law.YearNotCovered;
import fr.coscom.ledger.Control;
import fr.coscom.ledger.ControlBroken;
import fr.coscom.ledger.CorrectionBalanceStore;
import fr.coscom.ledger.Superseded;
import fr.coscom.payment.PaymentFileBroken;
import fr.coscom.payment.Violation;
import fr.coscom.platform.BadSetting;
import fr.coscom.platform.DatabaseUnavailable;
import fr.coscom.platform.OutputConflict;
import java.util.Optional;
import org.postgresql.util.PSQLException;

/** Turns what stopped a command into one sentence, with what to do next, and an exit code. */
final class Failures {

  private static final int SHOWN = 5;

  private final Console console;

  Failures(Console console) {
    this.console = console;
  }

  int told(Exception exception, Object command) {
    String language = console.language();
    int exitCode = told(exception, console.words(language), language);
    if (command instanceof Spoken spoken && spoken.language().verbose()) {
      exception.printStackTrace(console.err());
    }
    return exitCode;
  }

  private int told(Exception exception, Messages words, String language) {
    if (exception instanceof CommandRefused refused) {
      return say(refused.exitCode(), words.text(refused.key(), refused.arguments()));
    }
    if (exception instanceof FolderRefused refused) {
      return say(ExitCode.INPUT_REFUSED, words.text("input.refused", refused.getMessage(), AnomalyPage.of(refused.refusal())));
    }
    if (exception instanceof InputUnusable unusable) {
      String key = unusable.rows() == 0 ? "input.unusable.absent" : "input.unusable.rows";
      return say(ExitCode.INPUT_REFUSED, words.text(key,
          unusable.file(), unusable.rows(), unusable.rejected(), unusable.input()));
    }
    if (exception instanceof NothingToCorrect nothing) {
      return say(ExitCode.REFUSED, words.text("reprocess.nothingPaid", nothing.year()));
    }
    if (exception instanceof YearNotCovered year) {
      return say(ExitCode.INPUT_REFUSED, words.text("year.notCovered", year.year()));
    }
    if (exception instanceof ControlBroken broken) {
      broken.broken().forEach(control -> console.err().println(ControlWords.line(control, language)));
      return say(ExitCode.CONTROL_BROKEN, next(broken, words));
    }
    if (exception instanceof PaymentFileBroken broken) {
      Messages rules = Messages.of("payment", language);
      broken.violations().stream().limit(SHOWN).map((Violation v) -> v.text(rules)).forEach(console.err()::println);
      return say(ExitCode.CONTROL_BROKEN, words.text("paymentFile.broken", broken.file(), broken.violations().size()));
    }
    if (exception instanceof StopRequested) {
      return say(ExitCode.STOPPED, words.text("stopped"));
    }
    if (exception instanceof Superseded) {
      return say(ExitCode.TRY_LATER, words.text("superseded"));
    }
    return unexpected(exception, words, language);
  }

  private int unexpected(Exception exception, Messages words, String language) {
    if (exception instanceof BadSetting setting) {
      return say(ExitCode.USAGE, setting.text(language));
    }
    if (exception instanceof ScheduleUnusable schedule) {
      return say(ExitCode.USAGE, schedule.text(language));
    }
    if (exception instanceof DatabaseUnavailable unavailable) {
      return say(ExitCode.FAILED, unavailable.text(language));
    }
    if (exception instanceof OutputConflict conflict) {
      return say(ExitCode.FAILED, conflict.text(language));
    }
    Optional<DatabaseUnavailable> lost = DatabaseUnavailable.behind(exception);
    if (lost.isPresent()) {
      return say(ExitCode.FAILED, lost.get().text(language));
    }
    Throwable root = exception;
    while (root.getCause() != null && root.getCause() != root) {
      root = root.getCause();
    }
    if (root instanceof PSQLException refused && refused.getServerErrorMessage() != null
        && "sign_role".equals(refused.getServerErrorMessage().getConstraint())) {
      return say(ExitCode.REFUSED, words.text("role.missing", refused.getServerErrorMessage().getDetail()));
    }
    return say(ExitCode.FAILED, words.text("failed", root.getClass().getSimpleName() + ": " + root.getMessage()));
  }

  /** One control is broken by what persons decided, not by a fault of the program: they can mend it. */
  private static String next(ControlBroken broken, Messages words) {
    Control first = broken.broken().get(0);
    return broken.broken().size() == 1 && first.id().equals(CorrectionBalanceStore.BESIDE_DEBT)
        ? words.text("control.besideDebt", first.differences())
        : words.text("control.broken", broken.broken().size());
  }

  private int say(int exitCode, String sentence) {
    console.err().println(sentence);
    return exitCode;
  }
}
