package fr.coscom.audit;

import fr.coscom.audit.AuditFilesStore.Written;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code manifest.json} of an auditor's set: what it was made of, and every file with its rows and its digest. */
public final class AuditManifestFile {

  /** The last file of a set: a folder without it is not finished. */
  public static final String NAME = "manifest.json";

  private static final int SCHEMA_VERSION = 1;
  private static final String KIND = "audit-report";
  private static final JsonMapper JSON = new JsonMapper();

  /** What a manifest says, before anything of it is believed. */
  public record Read(
      String run, OffsetDateTime asOf, boolean rehearsal, String language, long events, long statuses, long news,
      Optional<String> comparedWith, String programDigest, List<Written> files) {

    public Read {
      files = List.copyOf(files);
    }
  }

  private AuditManifestFile() {}

  /** Writes and flushes; the stream stays open. */
  static void write(AuditSet set, List<Written> files, OutputStream out) throws IOException {
    ObjectNode root = JSON.createObjectNode();
    root.put("schema", SCHEMA_VERSION).put("kind", KIND).put("run", set.run().name()).put("year",
        set.run().year().value());
    root.put("as_of", DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(set.asOf())).put("rehearsal", set.rehearsal());
    root.put("language", set.language()).put("last_event", set.events()).put("last_transfer_status", set.statuses())
        .put("last_bank_news", set.news());
    root.put("compared_with", set.comparedWith().map(run -> run.name()).orElse(null));
    root.put("sample_seed", set.seed()).put("run_json_sha256", set.run().sha256().orElse(null));
    root.put("parameters_sha256", set.run().parameterDigest()).put("program_sha256", set.programDigest());
    ArrayNode list = root.putArray("files");
    files.forEach(file -> list.addObject().put("file", file.path()).put("bytes", file.bytes()).put("rows", file.rows())
        .put("sha256", file.sha256()));
    String text = JSON.writerWithDefaultPrettyPrinter().writeValueAsString(root).replace("\r\n", "\n") + "\n";
    out.write(text.getBytes(StandardCharsets.UTF_8));
    out.flush();
  }

  /** Nothing when the folder has no manifest of an auditor's set that can be read. */
  public static Optional<Read> read(Path folder) throws IOException {
    Path file = folder.resolve(NAME);
    if (!Files.isRegularFile(file)) {
      return Optional.empty();
    }
    try {
      JsonNode root = JSON.readTree(Files.readString(file));
      if (!root.path("kind").asString("").equals(KIND) || root.path("schema").asInt(0) != SCHEMA_VERSION) {
        return Optional.empty();
      }
      List<Written> files = new ArrayList<>();
      root.path("files").forEach(one -> files.add(new Written(
          one.path("file").asString(""), one.path("bytes").asLong(0), one.path("rows").asLong(0), one.path("sha256").asString(""))));
      if (files.stream().anyMatch(one -> !inside(folder, one.path()))) {
        return Optional.empty();
      }
      JsonNode compared = root.path("compared_with");
      return Optional.of(new Read(root.path("run").asString(""), OffsetDateTime.parse(root.path("as_of").asString("")),
          root.path("rehearsal").asBoolean(false), root.path("language").asString(""), root.path("last_event").asLong(0),
          root.path("last_transfer_status").asLong(0), root.path("last_bank_news").asLong(0),
          compared.isNull() || compared.isMissingNode() ? Optional.empty() : Optional.of(compared.asString("")),
          root.path("program_sha256").asString(""), files));
    } catch (JacksonException | DateTimeException | InvalidPathException e) {
      return Optional.empty();
    }
  }

  /** A manifest comes from outside: what it lists must not lead out of its folder. */
  private static boolean inside(Path folder, String path) {
    Path base = folder.toAbsolutePath().normalize();
    Path file = base.resolve(path).normalize();
    return file.startsWith(base) && !file.equals(base);
  }
}
