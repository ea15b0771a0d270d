package fr.coscom.platform;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * The PostgreSQL server of one home: made when absent, adopted when another command or a killed one left it running,
 * started otherwise. Every method is called inside a decision of {@link HomeLock}.
 */
final class EmbeddedServer {

  static final String SUPERUSER = "postgres";
  private static final String MAJOR = "18";
  private static final long PATIENCE_SECONDS = 60;

  private final EmbeddedHome home;
  private final ServerSettings settings;
  private final ServerCommand command;

  EmbeddedServer(EmbeddedHome home, ServerSettings settings) throws IOException {
    this.home = home;
    this.settings = settings;
    this.command = new ServerCommand(ServerPrograms.unpacked(home.programs()), home.folder());
  }

  /** @return the loopback port of the running server */
  int run() throws IOException {
    PasswordFile.readOrCreate(home.ownerPassword());
    if (!Files.exists(home.data())) {
      new DataDirectory(home, command).create();
    }
    refuseOtherVersion();
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    while (true) {
      Optional<Integer> port = adopt();
      if (port.isEmpty() && !someoneThere()) {
        port = start(System.nanoTime() > end);
      }
      if (port.isPresent()) {
        return port.get();
      }
      if (System.nanoTime() > end) {
        throw new DatabaseUnavailable(null, "server.stuck", home.data(), home.log());
      }
      Pause.millis(100);
    }
  }

  void stop() throws IOException {
    ServerCommand.Result stop = command.run(
        "pg_ctl", List.of("-D", home.data().toString(), "stop", "-m", "fast", "-w", "-t", "120"));
    if (stop.exit() != 0 && someoneThere()) {
      throw new IOException("PostgreSQL did not stop: " + stop.output().strip());
    }
  }

  private void refuseOtherVersion() throws IOException {
    String version = Files.readString(home.data().resolve("PG_VERSION")).strip();
    if (!version.equals(MAJOR)) {
      throw new DatabaseUnavailable(null, "data.version", home.data(), version, MAJOR);
    }
  }

  private boolean someoneThere() throws IOException {
    return PostmasterFile.read(home.data()).filter(PostmasterFile::alive).isPresent();
  }

  /** The live server, if it proves by our password that it is the one of this data directory. */
  private Optional<Integer> adopt() throws IOException {
    Optional<PostmasterFile> server = PostmasterFile.read(home.data());
    if (server.filter(PostmasterFile::misleading).isPresent()) {
      setPidFileAside();
      return Optional.empty();
    }
    if (server.filter(PostmasterFile::alive).filter(PostmasterFile::ready).isEmpty()) {
      return Optional.empty();
    }
    return worksOnOurData(server.get().port()) ? Optional.of(server.get().port()) : Optional.empty();
  }

  /** PostgreSQL would take the number in it for a server alive. It still finds orphans by their shared memory. */
  private void setPidFileAside() throws IOException {
    Files.move(home.data().resolve("postmaster.pid"), home.folder().resolve("stale-postmaster.pid"),
        StandardCopyOption.REPLACE_EXISTING);
  }

  private boolean worksOnOurData(int port) throws IOException {
    Sessions sessions = new Sessions(url(port, "postgres"), SUPERUSER, PasswordFile.read(home.ownerPassword()));
    try (Connection session = sessions.getConnection();
        Statement statement = session.createStatement();
        ResultSet row = statement.executeQuery("SHOW data_directory")) {
      row.next();
      return Path.of(row.getString(1)).toRealPath().equals(home.data().toRealPath());
    } catch (SQLException e) {
      if ("28P01".equals(e.getSQLState())) {
        throw new DatabaseUnavailable(e, "password.wrong", home.ownerPassword());
      }
      return false; // it is going down or coming up: the caller looks again
    }
  }

  /** @return empty when another attempt may succeed */
  private Optional<Integer> start(boolean last) throws IOException {
    int port = freePort();
    ServerLog log = ServerLog.rotated(home.log());
    ServerCommand.Result start = command.run("pg_ctl", List.of(
        "-D", home.data().toString(), "-l", home.log().toString(),
        "-o", settings.options(port), "-w", "-t", "300", "start"));
    if (start.exit() == 0) {
      return Optional.of(port);
    }
    String why = start.output() + log.since();
    if (!last && StartFailure.passing(why)) {
      return Optional.empty();
    }
    throw StartFailure.of(why, home.folder());
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}))) {
      return socket.getLocalPort();
    }
  }

  /** The other end must prove that it knows the password too: on this port there may be a stranger. */
  static String url(int port, String database) {
    return "jdbc:postgresql://127.0.0.1:" + port + "/" + database + "?requireAuth=scram-sha-256";
  }
}
