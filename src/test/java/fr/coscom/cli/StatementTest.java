package fr.coscom.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StatementTest {

  private final LettersOfSamples samples = LettersOfSamples.in(Path.of("target", "statements"));

  @AfterAll
  void close() {
    samples.close();
  }

  @Test
  void look() throws Exception {
    for (String run : java.util.List.of("2024-1", "2024-2")) {
      FolderFiles f = samples.all(run, "html");
      for (String n : f.names(".html")) {
        if (run.equals("2024-1") && n.hashCode() % 4 != 0) continue;
        String h = f.text(n);
        StringBuilder b = new StringBuilder();
        for (String size : java.util.List.of("short", "middling", "long")) {
          String x = h.replaceFirst("<body class=\"\\w+\" ", "<body class=\"" + size + "\" ");
          var o = new java.io.ByteArrayOutputStream();
          fr.coscom.papers.PdfFile.write(x.getBytes("UTF-8"), java.time.OffsetDateTime.parse("2025-05-04T09:00:00+02:00"), o);
          try (var d = org.apache.pdfbox.Loader.loadPDF(o.toByteArray())) { b.append(d.getNumberOfPages()).append(' '); }
        }
        System.out.println("EST " + h.replaceAll("(?s).*<body class=\"\\w+\" data=\"(\\d+)\".*", "$1") + " " + b + n);
      }
    }
  }
}
