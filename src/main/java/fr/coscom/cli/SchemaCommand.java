package fr.coscom.cli;

import fr.coscom.intake.Schemas;
import fr.coscom.intake.TableSchema;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** The data contract of an input file, or the list of them. */
@Command(name = "schema", mixinStandardHelpOptions = true, description = "The data contract of an input file (Table Schema JSON).")
final class SchemaCommand implements Callable<Integer>, Spoken {

  private final Console console;

  @Mixin private Language language;

  @Parameters(paramLabel = "FILE", arity = "0..1", description = "as in contracts.csv; without it, the list of files")
  private String file;

  SchemaCommand(Console console) {
    this.console = console;
  }

  @Override
  public Language language() {
    return language;
  }

  @Override
  public Integer call() {
    if (file == null) {
      Schemas.all().stream().map(TableSchema::file).forEach(console.out()::println);
      return ExitCode.DONE;
    }
    String name = file.endsWith(".csv") ? file : file + ".csv";
    if (Schemas.of(name).isEmpty()) {
      throw new CommandRefused(ExitCode.USAGE, "schema.unknown", file);
    }
    console.out().print(Schemas.text(name));
    return ExitCode.DONE;
  }
}
