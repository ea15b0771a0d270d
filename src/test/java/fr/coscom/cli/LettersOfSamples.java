package fr.coscom.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** sample-data/2024 paid and sample-data/2024-corrections sealed after it, to write letters of. */
record LettersOfSamples(YearAtTheBank year, Path folder) implements AutoCloseable {

  private static final Path SAMPLES = Path.of("sample-data");
  private static final String TODAY = "2025-09-10";

  static LettersOfSamples in(Path folder) {
    YearAtTheBank year = YearAtTheBank.fresh(FolderFiles.deleted(folder).resolve("output"));
    year.annualPayment(SAMPLES.resolve("2024"));
    year.release("2025-05-06", "2024-1");
    year.reprocess(TODAY, SAMPLES.resolve("2024-corrections"));
    return new LettersOfSamples(year, folder);
  }

  /** The letters of a run, and their index. @param medium {@code html} or {@code pdf} */
  FolderFiles all(String run, String medium, String... more) {
    Path to = folder.resolve(run + "-" + medium + String.join("", more));
    List<String> command =
        new ArrayList<>(List.of("statement", "--run", run, "--output", to.toString(), "--format", medium));
    command.addAll(List.of(more));
    year.done(TODAY, command.toArray(String[]::new));
    return FolderFiles.of(to);
  }

  /** What a person reads of an HTML letter, in one line. */
  static String read(String html) {
    return html.substring(html.indexOf("<body")).replaceAll("<[^>]*>", " ").replace('\u00A0', ' ')
        .replace("&#39;", "'").replace("&amp;", "&").replaceAll("\\s+", " ").strip();
  }

  @Override
  public void close() {
    year.close();
  }
}
