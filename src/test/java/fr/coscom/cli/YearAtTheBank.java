package fr.coscom.cli;

import static org.assertj.core.api.Assertions.assertThat;

import fr.coscom.cli.CommandLineRun.Answer;
import fr.coscom.platform.DurableFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The year 2024 through the real commands, each at its own instant: paid, signed, answered by the bank, corrected. */
record YearAtTheBank(CommandLineRun run, Path output) implements AutoCloseable {

  static YearAtTheBank fresh(Path output) {
    return new YearAtTheBank(CommandLineRun.onFreshDatabase(), output);
  }

  /** @param day {@code 2025-06-02} */
  CommandLineRun on(String day) {
    Map<String, String> environment = new HashMap<>(run.environment());
    environment.put("COSCOM_NOW", day + "T09:00:00+02:00");
    return new CommandLineRun(run.database(), environment);
  }

  Answer done(String day, String... arguments) {
    Answer answer = on(day).run(arguments);
    assertThat(answer.exitCode()).as(String.join(" ", arguments) + "\n" + answer.err()).isEqualTo(ExitCode.DONE);
    return answer;
  }

  Answer annualPayment(Path input) {
    return done("2025-05-05", "annual-payment", "--year", "2024", "--input", input.toString(), "--output", output.toString(), "--operator",
        "operations");
  }

  Answer reprocess(String day, Path input) {
    return reprocess(day, input, "operations");
  }

  Answer reprocess(String day, Path input, String operator) {
    return done(day, "reprocess", "--year", "2024", "--input", input.toString(), "--output", output.toString(), "--reason",
        "pièces reçues", "--operator", operator);
  }

  Answer sign(String day, String act, String name, String... more) {
    String[] arguments = {act, name, "--sha256", digest(name), "--operator", act.equals("approve") ? "directrice" : "comptable"};
    String[] all = Arrays.copyOf(arguments, arguments.length + more.length);
    System.arraycopy(more, 0, all, arguments.length, more.length);
    return done(day, all);
  }

  void release(String day, String name) {
    sign(day, "approve", name);
    sign(day, "release", name);
  }

  Answer reconcile(String day, String file) {
    return done(day, "reconcile", file, "--operator", "a.petit");
  }

  /** @param name {@code 2024-2} */
  Path folder(String name) {
    return output.resolve(name.replace("-", "/run-"));
  }

  FolderFiles files(String name) {
    return FolderFiles.of(folder(name));
  }

  JsonNode manifest(String name) {
    return JsonMapper.builder().build().readTree(files(name).text("run.json"));
  }

  String digest(String name) {
    try {
      return DurableFile.sha256(folder(name).resolve("run.json"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What the bank did with a run, in cents: ordered, executed, rejected, returned, pending, of which sent again. */
  String bank(String name) {
    for (JsonNode of : JsonMapper.builder().build().readTree(run.run("status", "--format", "json").out()).get("runs")) {
      if (of.get("run").asString().equals(name) && of.has("bank")) {
        JsonNode bank = of.get("bank");
        assertThat(bank.get("ordered").asLong()).as("conservation of " + name).isEqualTo(bank.get("executed").asLong()
            + bank.get("rejected").asLong() + bank.get("returned").asLong() + bank.get("pending").asLong());
        return "%d = %d + %d + %d + %d, %d again".formatted(bank.get("ordered").asLong(), bank.get("executed").asLong(),
            bank.get("rejected").asLong(), bank.get("returned").asLong(), bank.get("pending").asLong(), bank.get("reissued").asLong());
      }
    }
    return "nothing";
  }

  @Override
  public void close() {
    run.close();
  }
}
