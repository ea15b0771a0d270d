package fr.coscom.audit;

import fr.coscom.ledger.Run;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A file of metrics in the text format of Prometheus, version 0.0.4, as the textfile collector of a node exporter reads it: gauges only,
 * the samples of one metric together under its HELP and TYPE.
 */
public final class MetricsFile {

  private record Metric(String help, Map<Map<String, String>, String> samples) {}

  private final Map<String, String> labels = new LinkedHashMap<>();
  private final Map<String, Metric> metrics = new LinkedHashMap<>();

  /** Year, run and kind of the run are on every sample, and whether its clock was set by hand. */
  public MetricsFile(Run run) {
    labels.put("year", run.year().toString());
    labels.put("run", run.name());
    labels.put("kind", run.kind().name());
    labels.put("rehearsal", Boolean.toString(run.rehearsal()));
  }

  /**
   * Adds one sample.
   *
   * @param name as in {@code coscom_held_euros}
   * @param help one sentence, that of the first sample of the name
   * @param more labels of this sample alone
   * @param value a {@code Long}, or a {@code Money} in euros
   * @throws IllegalArgumentException when the sample is there already
   */
  public void gauge(String name, String help, Map<String, String> more, Object value) {
    Map<String, String> all = new LinkedHashMap<>(labels);
    more.entrySet().stream().sorted(Map.Entry.comparingByKey()).forEach(label -> all.put(label.getKey(), label.getValue()));
    if (metrics.computeIfAbsent(name, n -> new Metric(help, new LinkedHashMap<>())).samples().put(all, value.toString()) != null) {
      throw new IllegalArgumentException(name + " twice for " + all);
    }
  }

  /** Writes and flushes; the stream stays open. */
  public void writeTo(OutputStream out) throws IOException {
    StringBuilder text = new StringBuilder();
    metrics.forEach((name, metric) -> {
      text.append("# HELP ").append(name).append(' ').append(escaped(metric.help())).append('\n');
      text.append("# TYPE ").append(name).append(" gauge\n");
      metric.samples().forEach((all, value) ->
          text.append(name).append(all.entrySet().stream().map(label -> label.getKey() + "=\"" + quoted(label.getValue()) + "\"")
              .collect(Collectors.joining(",", "{", "} "))).append(value).append('\n'));
    });
    out.write(text.toString().getBytes(StandardCharsets.UTF_8));
    out.flush();
  }

  private static String escaped(String help) {
    return help.replace("\\", "\\\\").replace("\n", "\\n");
  }

  private static String quoted(String value) {
    return escaped(value).replace("\"", "\\\"");
  }
}
