package fr.coscom.intake;

import fr.coscom.basis.Messages;
import java.util.List;

/**
 * What a folder looks like without a database: every row held against its own contract and against the other rows.
 *
 * @param scope what the folder was taken for
 * @param files in {@link FileResult}, {@code added} counts the accepted rows: what is known already cannot be told
 * @param anomalies rejections and notices, file after file, line after line
 * @param withoutUsableRow the files of which an annual payment needs a row and finds none here: the database may know
 *     one
 */
public record FolderReport(
    String folder, Scope scope, List<FileResult> files, List<Anomaly> anomalies, List<String> withoutUsableRow) {

  public long rejections() {
    return anomalies.stream().filter(anomaly -> anomaly.severity() == Severity.REJECTED).count();
  }

  /** The report for people, one line a file and one an anomaly. */
  public String text(String language) {
    Messages words = Messages.of("intake", language);
    StringBuilder text = new StringBuilder();
    line(text, words.text("check.title", folder));
    line(text, words.text("check.scope." + scope));
    for (FileResult file : files) {
      line(text, words.text("check.file", file.digest().file(), file.digest().rows(), file.added(), file.repeated(),
          file.rejected()));
    }
    for (Anomaly anomaly : anomalies) {
      line(text, words.text("check.anomaly", anomaly.file(), anomaly.line(), anomaly.code(), anomaly.message()));
    }
    withoutUsableRow.forEach(file -> line(text, words.text("check.without", file)));
    long notices = anomalies.size() - rejections() + withoutUsableRow.size();
    line(text, rejections() + notices == 0
        ? words.text("check.clean")
        : words.text("check.count", rejections(), notices));
    return text.toString();
  }

  private static void line(StringBuilder text, String line) {
    text.append(line).append('\n');
  }
}
