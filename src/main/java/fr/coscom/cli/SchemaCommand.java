package fr.coscom.cli;

import fr.coscom.intake.Schemas;
import fr.coscom.intake.TableSchema;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The data contract of an input file, which is JSON in either form, or the list of them. */
@Command(name = "schema", mixinStandardHelpOptions = true)
final class SchemaCommand extends AnsweringCommand {

  private static final String CONTROL = "control.csv";

  /** The files of a folder, as the list names them. */
  static final class Files implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return listed().stream().map(TableSchema::file).iterator();
    }
  }

  @Parameters(paramLabel = "FILE", arity = "0..1", completionCandidates = Files.class)
  private String file;

  SchemaCommand(Console console) {
    super(console);
  }

  @Override
  public Integer call() {
    if (file == null) {
      list();
      return ExitCode.DONE;
    }
    String name = file.endsWith(".csv") ? file : file + ".csv";
    if (Schemas.of(name).isEmpty()) {
      throw new CommandRefused(ExitCode.USAGE, "schema.unknown", file);
    }
    console.out().print(Schemas.text(name));
    return ExitCode.DONE;
  }

  private static List<TableSchema> listed() {
    return Stream.concat(Schemas.all().stream(), Schemas.of(CONTROL).stream()).toList();
  }

  private void list() {
    List<TableSchema> schemas = listed();
    if (!inJson()) {
      schemas.stream().map(TableSchema::file).forEach(console.out()::println);
      return;
    }
    JsonMapper mapper = JsonMapper.builder().build();
    ObjectNode root = mapper.createObjectNode();
    ArrayNode files = root.put("schema", 1).putArray("files");
    for (TableSchema schema : schemas) {
      ObjectNode node = files.addObject().put("file", schema.file()).put("title", schema.title());
      node.put("description", schema.description());
      schema.key().forEach(node.putArray("key")::add);
      schema.columns().forEach(node.putArray("columns")::add);
    }
    console.out().println(mapper.writerWithDefaultPrettyPrinter().writeValueAsString(root));
  }
}
