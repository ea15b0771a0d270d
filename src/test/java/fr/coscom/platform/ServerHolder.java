package fr.coscom.platform;

import java.io.IOException;
import java.nio.file.Path;

/** A command of its own process: opens the database of a home, says so, and holds it until its input ends. */
final class ServerHolder {

  private ServerHolder() {}

  public static void main(String[] arguments) throws IOException {
    EmbeddedHome home = EmbeddedHome.at(Path.of(arguments[0]), Path.of(arguments[1]));
    try (Database database = EmbeddedDatabase.open(home, ServerSettings.durable())) {
      System.out.println("READY");
      System.out.println(database.description());
      System.in.read();
    }
    System.out.println("CLOSED");
  }
}
