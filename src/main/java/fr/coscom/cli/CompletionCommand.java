package fr.coscom.cli;

import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** What bash needs to complete commands, options and the values of options. */
@Command(name = "completion", mixinStandardHelpOptions = true)
final class CompletionCommand extends Spoken {

  @Spec private CommandSpec spec;

  CompletionCommand(Console console) {
    super(console);
  }

  @Override
  public Integer call() {
    console.out().print(AutoComplete.bash(spec.root().name(), spec.root().commandLine()));
    return ExitCode.DONE;
  }
}
