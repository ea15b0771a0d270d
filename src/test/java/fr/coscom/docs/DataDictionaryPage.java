package fr.coscom.docs;

import fr.coscom.intake.Schemas;
import fr.coscom.intake.TableSchema;
import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Every column of every input file, made from the schemas that check them. */
final class DataDictionaryPage {

  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  private DataDictionaryPage() {}

  static String text() {
    Markdown page = new Markdown();
    page.block("# Data dictionary: the input files");
    page.block("""
        Made from the [schemas](../main/resources/schemas/contracts.schema.json) that check the files
        (`jobs/coscom schema FILE` prints one); `make accept` writes this page anew. CSV, RFC 4180 quoting, a
        header line, separator `;` (`,` and tab are recognised), strict UTF-8; days as `yyyy-MM-dd` or
        `dd/MM/yyyy`, `to` is the last day, included; decimals with a point or a comma. Titles and descriptions
        are in French, as the caisses read them. What comes out: [outputs.md](outputs.md). What a bad value gets:
        [anomalies.md](anomalies.md).""");
    List<JsonNode> schemas = new ArrayList<>();
    Schemas.all().stream().map(TableSchema::file).forEach(file -> schemas.add(MAPPER.readTree(Schemas.text(file))));
    schemas.add(MAPPER.readTree(Schemas.text("control.csv")));
    page.table(List.of("file", "content", "key"), schemas.stream().map(schema -> List.of(
        "[" + file(schema) + "](#" + Markdown.anchor(file(schema)) + ")", text(schema, "description"), key(schema)))
        .toList());
    schemas.forEach(schema -> file(page, schema));
    return page.toString();
  }

  private static void file(Markdown page, JsonNode schema) {
    page.block("## " + file(schema));
    page.block(text(schema, "title") + ". " + text(schema, "description"));
    page.block("Key: " + key(schema) + ". Version of the schema: " + text(schema, "version") + ".");
    page.table(List.of("column", "title", "form", "filled", "what it is", "example"),
        schema.get("fields").valueStream().map(field -> List.of(
            "`" + text(field, "name") + "`", text(field, "title"), form(field),
            field.path("constraints").path("required").asBoolean(false) ? "always" : "may be empty",
            text(field, "description"), code(text(field, "example")))).toList());
  }

  private static String form(JsonNode field) {
    JsonNode constraints = field.path("constraints");
    StringJoiner form = new StringJoiner(", ");
    form.add(text(field, "type"));
    if (constraints.has("enum")) {
      form.add(constraints.get("enum").valueStream().map(value -> value.asString()).toList().toString()
          .replaceAll("[\\[\\]]", ""));
    }
    bound(form, constraints, "minimum", "at least ");
    bound(form, constraints, "maximum", "at most ");
    bound(form, constraints, "minLength", "length from ");
    bound(form, constraints, "maxLength", "length to ");
    if (constraints.has("pattern")) {
      form.add(code(text(constraints, "pattern")));
    }
    return form.toString();
  }

  private static void bound(StringJoiner form, JsonNode constraints, String name, String words) {
    if (constraints.has(name)) {
      form.add(words + constraints.get(name).asString());
    }
  }

  private static String key(JsonNode schema) {
    JsonNode key = schema.get("primaryKey");
    return key.isArray() ? key.valueStream().map(name -> "`" + name.asString() + "`").toList().toString()
        .replaceAll("[\\[\\]]", "")
        : "`" + key.stringValue() + "`";
  }

  private static String file(JsonNode schema) {
    return text(schema, "name") + ".csv";
  }

  private static String code(String text) {
    return text.isEmpty() ? "" : "`" + text + "`";
  }

  private static String text(JsonNode node, String name) {
    return node.path(name).asString("");
  }
}
