package fr.coscom.audit;

import fr.coscom.audit.AuditFilesStore.Written;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
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
      root.get("files").forEach(one -> files.add(new Written(
          one.get("file").asString(), one.get("bytes").asLong(), one.get("rows").asLong(),
          one.get("sha256").asString())));
      JsonNode compared = root.get("compared_with");
      return Optional.of(new Read(root.get("run").asString(), OffsetDateTime.parse(root.get("as_of").asString()),
          root.get("rehearsal").asBoolean(), root.get("language").asString(), root.get("last_event").asLong(),
          root.get("last_transfer_status").asLong(), root.get("last_bank_news").asLong(),
          compared.isNull() ? Optional.empty() : Optional.of(compared.asString()),
          root.get("program_sha256").asString(), files));
    } catch (JacksonException | NullPointerException | DateTimeException e) {
      return Optional.empty();
    }
  }
}
