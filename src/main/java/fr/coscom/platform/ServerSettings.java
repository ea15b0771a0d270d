package fr.coscom.platform;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What the embedded server is started with. */
record ServerSettings(Map<String, String> values) {

  /**
   * The fewest: they are there to make guessing slow, and our passwords are 192 bits of chance, which nobody guesses. The usual 4096
   * cost a session some 30 ms before the second compiler has come to them.
   */
  static final String SCRAM_ITERATIONS = "1";

  /** What is committed is on disk. */
  static ServerSettings durable() {
    Map<String, String> values = common();
    values.put("fsync", "on");
    values.put("full_page_writes", "on");
    values.put("synchronous_commit", "on");
    values.put("max_wal_size", "2GB");
    return new ServerSettings(values);
  }

  /** For tests: what is lost with the machine is no loss. */
  static ServerSettings fleeting() {
    Map<String, String> values = common();
    values.put("fsync", "off");
    values.put("full_page_writes", "off");
    values.put("synchronous_commit", "off");
    values.put("autovacuum", "off");
    return new ServerSettings(values);
  }

  private static Map<String, String> common() {
    Map<String, String> values = new LinkedHashMap<>();
    values.put("listen_addresses", "127.0.0.1");
    values.put("unix_socket_directories", "");
    values.put("password_encryption", "scram-sha-256");
    values.put("scram_iterations", SCRAM_ITERATIONS);
    values.put("max_connections", "60");
    values.put("shared_buffers", "256MB");
    values.put("work_mem", "32MB");
    values.put("maintenance_work_mem", "128MB");
    values.put("timezone", "UTC");
    values.put("log_timezone", "UTC");
    values.put("tcp_keepalives_idle", "60");
    values.put("client_connection_check_interval", "10s");
    // DETAIL and CONTEXT would bring names and bank accounts into the log.
    values.put("log_error_verbosity", "terse");
    return values;
  }

  /** As {@code pg_ctl -o} wants them: through a shell. */
  String options(int port) {
    List<String> words = new ArrayList<>(List.of("-p", Integer.toString(port)));
    values.forEach((name, value) -> {
      words.add("-c");
      words.add(name + "='" + value + "'");
    });
    return String.join(" ", words);
  }
}
