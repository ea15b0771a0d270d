package fr.coscom.cli;

import fr.coscom.intake.Anomaly;
import fr.coscom.intake.FileResult;
import fr.coscom.intake.FolderRefused;
import fr.coscom.intake.FolderReport;
import java.nio.file.Path;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What a check found, for another program: one form, whether the folder can be taken or not. */
final class CheckAnswer {

  private final JsonMapper mapper = JsonMapper.builder().build();
  private final ObjectNode root = mapper.createObjectNode();
  private final ArrayNode files;
  private final ArrayNode anomalies;
  private final ArrayNode without;

  private CheckAnswer(String folder, boolean usable, long rejections) {
    root.put("schema", 1).put("folder", folder).put("usable", usable).put("rejections", rejections);
    files = root.putArray("files");
    anomalies = root.putArray("anomalies");
    without = root.putArray("withoutUsableRow");
  }

  static String of(FolderReport report) {
    CheckAnswer answer = new CheckAnswer(report.folder(), true, report.rejections());
    report.files().forEach(answer::file);
    report.anomalies().forEach(answer::anomaly);
    report.withoutUsableRow().forEach(answer.without::add);
    return answer.text();
  }

  /** Nothing of the folder is told but the fault for which it is refused. */
  static String of(Path folder, FolderRefused refused) {
    CheckAnswer answer = new CheckAnswer(String.valueOf(folder), false, 0);
    answer.anomaly(refused.file(), refused.line(), refused.column(), refused.refusal(), "REFUSED", refused.found(), refused.getMessage())
        .put("expected", refused.expected());
    return answer.text();
  }

  private void file(FileResult file) {
    files.addObject()
        .put("file", file.digest().file()).put("rows", file.digest().rows()).put("rejected", file.rejected())
        .put("repeated", file.repeated()).put("sha256", file.digest().sha256());
  }

  private void anomaly(Anomaly anomaly) {
    anomaly(anomaly.file(), anomaly.line(), anomaly.column(), anomaly.code(), anomaly.severity().name(), anomaly.value(), anomaly.message());
  }

  private ObjectNode anomaly(String file, int line, String column, Enum<?> code, String severity, String value, String message) {
    return anomalies.addObject()
        .put("file", file).put("line", line).put("column", column).put("code", code.name())
        .put("severity", severity).put("value", value).put("message", message).put("see", AnomalyPage.of(code));
  }

  private String text() {
    return mapper.writerWithDefaultPrettyPrinter().writeValueAsString(root);
  }
}
