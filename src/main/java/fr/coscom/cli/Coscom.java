package fr.coscom.cli;

import fr.coscom.platform.StopSignal;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IFactory;
import picocli.CommandLine.ParameterException;

/** The entry of the program: {@code coscom COMMAND …}. */
@Command(
    name = "coscom",
    version = "coscom 1.0.0",
    mixinStandardHelpOptions = true,
    description = "The annual payment of the COSCOM contracts.",
    subcommands = {
      AnnualPaymentCommand.class, ReprocessCommand.class, CompareCommand.class, ExplainCommand.class, SimulateCommand.class,
      CheckCommand.class, StatusCommand.class, ApproveCommand.class, ReleaseCommand.class, DiscardCommand.class,
      ReconcileCommand.class, SchemaCommand.class, SchedulerCommand.class, StatementCommand.class, VerifyCommand.class,
      ReportCommand.class
    })
public final class Coscom {

  private Coscom() {}

  /** Ends the virtual machine with the exit code of the command. */
  public static void main(String[] arguments) {
    StopSignal signal = StopSignal.hooked();
    PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
    PrintStream err = new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8);
    int exitCode = run(
        new Console(out, err, System.getenv(), Path.of(""), System.console() != null, signal), arguments);
    signal.finished();
    if (!signal.raised()) {
      System.exit(exitCode);
    }
  }

  /** Runs one command and gives its exit code; never ends the virtual machine. */
  static int run(Console console, String... arguments) {
    CommandLine line = new CommandLine(new Coscom(), factory(console))
        .setOut(new PrintWriter(console.out(), true, StandardCharsets.UTF_8))
        .setErr(new PrintWriter(console.err(), true, StandardCharsets.UTF_8))
        .setAbbreviatedSubcommandsAllowed(false)
        .setAbbreviatedOptionsAllowed(false)
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setColorScheme(CommandLine.Help.defaultColorScheme(
            console.environment().containsKey("NO_COLOR") ? CommandLine.Help.Ansi.OFF : CommandLine.Help.Ansi.AUTO));
    Failures failures = new Failures(console);
    line.setExecutionExceptionHandler((exception, command, parsed) -> failures.told(exception, command.getCommand()));
    line.setParameterExceptionHandler((exception, given) -> usage(exception));
    if (arguments.length == 0) {
      line.usage(console.err());
      return ExitCode.USAGE;
    }
    return line.execute(arguments);
  }

  private static int usage(ParameterException exception) {
    CommandLine command = exception.getCommandLine();
    command.getErr().println(exception.getMessage());
    command.getErr().println("→ " + command.getCommandSpec().qualifiedName() + " --help");
    return ExitCode.USAGE;
  }

  /** Commands take the console in their constructor. */
  private static IFactory factory(Console console) {
    return new IFactory() {
      @Override
      public <K> K create(Class<K> type) throws Exception {
        try {
          return type.getDeclaredConstructor(Console.class).newInstance(console);
        } catch (NoSuchMethodException e) {
          return CommandLine.defaultFactory().create(type);
        }
      }
    };
  }
}
