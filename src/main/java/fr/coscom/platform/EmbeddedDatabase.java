package fr.coscom.platform;

import java.io.IOException;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicBoolean;

/** Opens the database on the embedded server: starts or joins the server, makes the roles, migrates as the owner. */
final class EmbeddedDatabase {

  private final EmbeddedHome home;
  private final ServerSettings settings;
  private final HomeLock lock;

  private EmbeddedDatabase(EmbeddedHome home, ServerSettings settings) {
    this.home = home;
    this.settings = settings;
    this.lock = HomeLock.of(home.folder());
  }

  static Database open(EmbeddedHome home, ServerSettings settings) {
    EmbeddedDatabase embedded = new EmbeddedDatabase(home, settings);
    int port = embedded.join();
    try {
      return embedded.prepared(port);
    } catch (SQLException e) {
      embedded.leaveAfter(e);
      throw Database.failed(e, home.folder().toString());
    } catch (IOException e) {
      embedded.leaveAfter(e);
      throw Database.failed(e, home.folder().toString());
    } catch (RuntimeException | Error e) {
      embedded.leaveAfter(e);
      throw e;
    }
  }

  private int join() {
    try {
      return lock.alone(() -> {
        int port = new EmbeddedServer(home, settings).run();
        lock.join();
        return port;
      });
    } catch (IOException e) {
      throw Database.failed(e, home.folder().toString());
    }
  }

  private Database prepared(int port) throws SQLException, IOException {
    String owner = PasswordFile.read(home.ownerPassword());
    String url = EmbeddedServer.url(port, EmbeddedRoles.DATABASE);
    Sessions superuser = new Sessions(EmbeddedServer.url(port, "postgres"), EmbeddedServer.SUPERUSER, owner);
    Sessions app = lock.alone(() -> appSessions(superuser, url));
    Migrations.migrate(Sessions.asOwner(url, EmbeddedServer.SUPERUSER, owner));
    AtomicBoolean open = new AtomicBoolean(true);
    return new Database(app, "PostgreSQL, " + home.folder(), () -> {
      if (open.getAndSet(false)) {
        leave();
      }
    });
  }

  private Sessions appSessions(Sessions superuser, String url) throws IOException {
    String password = PasswordFile.readOrCreate(home.appPassword());
    Sessions app = new Sessions(url, EmbeddedRoles.APP, password);
    try {
      EmbeddedRoles.ensure(superuser, EmbeddedRoles.DATABASE, password);
      EmbeddedRoles.ensurePassword(superuser, app, password);
    } catch (SQLException e) {
      throw Database.failed(e, home.folder().toString());
    }
    return app;
  }

  private void leave() {
    try {
      lock.alone(() -> {
        if (lock.leave()) {
          new EmbeddedServer(home, settings).stop();
        }
        return null;
      });
    } catch (IOException e) {
      throw Database.failed(e, home.folder().toString());
    }
  }

  private void leaveAfter(Throwable failure) {
    try {
      leave();
    } catch (RuntimeException e) {
      failure.addSuppressed(e);
    }
  }
}
