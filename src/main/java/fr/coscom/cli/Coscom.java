package fr.coscom.cli;

import fr.coscom.platform.BadSetting;
import fr.coscom.platform.StopSignal;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.IFactory;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** The entry of the program: {@code coscom COMMAND …}. */
@Command(
    name = "coscom",
    versionProvider = Version.class,
    mixinStandardHelpOptions = true,
    subcommands = {
      AnnualPaymentCommand.class, ReprocessCommand.class, CompareCommand.class, ExplainCommand.class, SimulateCommand.class,
      CheckCommand.class, StatusCommand.class, ApproveCommand.class, ReleaseCommand.class, DiscardCommand.class,
      ReconcileCommand.class, StatementCommand.class, ReportCommand.class, AuditReportCommand.class, SchemaCommand.class,
      SchedulerCommand.class, VerifyCommand.class, CompletionCommand.class
    })
public final class Coscom {

  /** Accepted before the command too. */
  @Mixin private Language language;

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
  static int run(Console given, String... arguments) {
    String language = Language.asked(given.environment(), arguments);
    if (!new Language.Languages().contains(language)) {
      given.err().println(given.words("fr").text("lang.unknown", language));
      return ExitCode.USAGE;
    }
    Console console = given.speaking(language);
    CommandLine line = line(console);
    if (arguments.length == 0) {
      line.usage(line.getErr());
      return ExitCode.USAGE;
    }
    return line.execute(helpAsked(arguments));
  }

  /** {@code coscom help check} is {@code coscom check --help}. */
  private static String[] helpAsked(String... arguments) {
    return arguments[0].equals("help")
        ? Stream.concat(Arrays.stream(arguments).skip(1), Stream.of("--help")).toArray(String[]::new) : arguments;
  }

  static CommandLine line(Console console) {
    CommandLine line = new CommandLine(new Coscom(), factory(console))
        .setOut(new PrintWriter(console.out(), true, StandardCharsets.UTF_8))
        .setErr(new PrintWriter(console.err(), true, StandardCharsets.UTF_8))
        .setAbbreviatedSubcommandsAllowed(false)
        .setAbbreviatedOptionsAllowed(false)
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setColorScheme(CommandLine.Help.defaultColorScheme(plain(console) ? Ansi.OFF : Ansi.AUTO));
    // Decimals with a point or a comma, as in the files.
    line.registerConverter(BigDecimal.class, told -> new BigDecimal(told.replace(',', '.')));
    new HelpPages(console.language()).putInto(line);
    line.getSubcommands().values().forEach(command -> command.getCommandSpec().versionProvider(new Version()));
    Failures failures = new Failures(console);
    line.setExecutionStrategy(parsed -> execute(console, failures, parsed));
    line.setExecutionExceptionHandler((exception, command, parsed) -> failures.told(exception, command.getCommand()));
    line.setParameterExceptionHandler((exception, words) -> usage(console, exception));
    return line;
  }

  /** https://no-color.org: present and not empty. */
  private static boolean plain(Console console) {
    return !console.environment().getOrDefault("NO_COLOR", "").isEmpty();
  }

  /** A setting that cannot be read stops every command alike, those too that would not look at it. */
  private static int execute(Console console, Failures failures, ParseResult parsed) {
    if (!parsed.unmatched().isEmpty()) {
      return usage(console, new UnmatchedArgumentException(parsed.commandSpec().commandLine(), parsed.unmatched()));
    }
    Integer helped = CommandLine.executeHelpRequest(parsed);
    if (helped != null) {
      return helped;
    }
    try {
      console.clock();
      Settings.refuseUnknown(console.environment());
      parsed.subcommands().forEach(KeptWords::refuseUnfit);
    } catch (BadSetting | CommandRefused e) {
      return failures.told(e, parsed.commandSpec().userObject());
    }
    if (!parsed.hasSubcommand()) {
      return usage(console, new MissingParameterException(parsed.commandSpec().commandLine(), List.of(), ""));
    }
    Language before = ((Coscom) parsed.commandSpec().userObject()).language;
    boolean verbose = before.verbose();
    if (parsed.subcommand().commandSpec().userObject() instanceof Spoken spoken) {
      spoken.language().alsoAsked(before);
      verbose = spoken.language().verbose();
    }
    Settings.log(console.environment(), verbose);
    return new CommandLine.RunLast().execute(parsed);
  }

  private static int usage(Console console, ParameterException exception) {
    console.err().println(new UsageFault(console.words(console.language())).of(exception));
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
