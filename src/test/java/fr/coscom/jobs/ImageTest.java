package fr.coscom.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** The image holds no secret, runs as nobody in particular, and is made of files that exist. What it does: {@code make rehearse}. */
class ImageTest {

  private static final Path DOCKER = Path.of("src", "main", "docker");
  private static final Pattern SECRET = Pattern.compile("(?i)(password|secret|token|_key)\\b(?!_FILE)[\"']?\\s*[:=]\\s*\\S");

  @Test
  void everyStageCopiesFilesThatExistAndNothingIsAdded() throws IOException {
    for (String line : instructions("COPY", "ADD")) {
      assertThat(line).as("ADD unpacks and fetches").startsWith("COPY ");
      if (!line.contains("--from=")) {
        List<String> words = Stream.of(line.split("\\s+")).skip(1).filter(word -> !word.startsWith("--")).toList();
        assertThat(words.subList(0, words.size() - 1)).allSatisfy(source -> {
          assertThat(Path.of(source)).exists();
          assertThat(Files.readAllLines(DOCKER.resolve("Dockerfile.dockerignore"))).as("sent to the builder").contains("!" + source);
        });
      }
    }
  }

  @Test
  void theLastStageRunsAsAnOrdinaryUserFromThePlaceThatWasUnpacked() throws IOException {
    List<String> last = instructions("FROM", "USER", "ENTRYPOINT");
    assertThat(last.get(last.size() - 2)).isEqualTo("USER 10001:10001");
    assertThat(last.get(last.size() - 1)).startsWith("ENTRYPOINT [").contains("\"/opt/coscom/program/coscom.jar\"");
    assertThat(instructions("RUN").stream().filter(line -> line.contains("jobs/unpack"))).singleElement().asString()
        .as("taught by one run, whose end is proved").matches("RUN COSCOM_HOME=\\S+ /opt/coscom/jobs/unpack /tmp/coscom.jar "
            + "/opt/coscom/program annual-payment( --\\S+ \\S+)+ && test -f /tmp/output/2024/run-1/run.json && test -f \\S+/coscom.jsa");
  }

  @Test
  void noFileHoldsASecret() throws IOException {
    for (String file : List.of("Dockerfile", "compose.yaml")) {
      assertThat(Files.readAllLines(DOCKER.resolve(file)).stream().filter(line -> SECRET.matcher(line).find())
          .filter(line -> !line.contains("_PASSWORD_FILE:"))).as(file).isEmpty();
    }
    assertThat("COSCOM_DB_PASSWORD: x").containsPattern(SECRET);
    assertThat("ENV POSTGRES_PASSWORD=x").containsPattern(SECRET);
  }

  @Test
  void composeWaitsForAHealthyServerAndGivesThePasswordAsAFile() throws IOException {
    Map<?, ?> compose = new Yaml(new SafeConstructor(new LoaderOptions())).load(Files.readString(DOCKER.resolve("compose.yaml")));
    Map<?, ?> services = (Map<?, ?>) compose.get("services");
    Map<?, ?> database = (Map<?, ?>) services.get("database");
    Map<?, ?> program = (Map<?, ?>) services.get("coscom");
    Map<?, ?> environment = (Map<?, ?>) program.get("environment");
    assertThat(database.get("healthcheck").toString()).contains("pg_isready");
    assertThat(program.get("depends_on")).hasToString("{database={condition=service_healthy}}");
    assertThat(program.get("read_only")).isEqualTo(true);
    assertThat(program.get("user")).isEqualTo("10001:10001");
    assertThat(program.get("cap_drop")).isEqualTo(List.of("ALL"));
    assertThat(program.get("init")).as("a SIGTERM before Java listens").isEqualTo(true);
    assertThat((List<?>) program.get("volumes")).as("what is unpacked is not in memory").map(String::valueOf).contains("/tmp");
    assertThat(program.containsKey("tmpfs")).isFalse();
    assertThat((List<?>) database.get("command")).as("as the embedded server").map(String::valueOf)
        .contains("work_mem=32MB", "client_connection_check_interval=10s", "log_error_verbosity=terse");
    assertThat(Files.readString(Path.of(".gitignore")).lines()).as("where the head of the file has the password made").contains("/secrets/");
    assertThat(environment.get("COSCOM_DB_PASSWORD_FILE")).isEqualTo("/run/secrets/database-password");
    assertThat(environment.containsKey("COSCOM_DB_PASSWORD")).isFalse();
    assertThat(program.get("secrets")).isEqualTo(database.get("secrets")).isEqualTo(List.copyOf(((Map<?, ?>) compose.get("secrets")).keySet()));
    assertThat(Path.of(((Map<?, ?>) program.get("build")).get("dockerfile").toString())).exists();
  }

  /** Lines that begin with one of the words, continued lines joined. */
  private static List<String> instructions(String... words) throws IOException {
    String text = Files.readString(DOCKER.resolve("Dockerfile")).replaceAll("\\\\\n\\s*", "");
    return text.lines().filter(line -> Stream.of(words).anyMatch(word -> line.startsWith(word + " "))).toList();
  }
}
