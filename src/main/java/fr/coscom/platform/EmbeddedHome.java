package fr.coscom.platform;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/**
 * The folder of the embedded server, {@code COSCOM_HOME} or {@code .coscom} in the current folder.
 *
 * @param folder absolute, without symbolic links
 * @param programs where PostgreSQL's own programs are unpacked
 */
record EmbeddedHome(Path folder, Path programs) {

  /** @throws DatabaseUnavailable when the folder cannot be used */
  static EmbeddedHome of(Map<String, String> environment) {
    String named = environment.get("COSCOM_HOME");
    Path folder = Path.of(named == null || named.isBlank() ? ".coscom" : named).toAbsolutePath().normalize();
    return at(folder, folder.resolve("postgresql"));
  }

  static EmbeddedHome at(Path folder, Path programs) {
    try {
      PrivateFiles.createFolders(folder);
      PrivateFiles.createFolders(programs);
      EmbeddedHome home = new EmbeddedHome(folder.toRealPath(), programs.toRealPath());
      home.refuseShellCharacters();
      return home;
    } catch (IOException e) {
      throw new DatabaseUnavailable(e, "home.unusable", folder, e);
    }
  }

  /** pg_ctl starts the server through a shell and only puts paths in double quotes. */
  private void refuseShellCharacters() {
    if ((folder.toString() + programs).chars().anyMatch(c -> "\"$`\\'".indexOf(c) >= 0 || c < ' ')) {
      throw new DatabaseUnavailable(null, "home.characters", folder);
    }
  }

  Path data() {
    return folder.resolve("data");
  }

  Path log() {
    return folder.resolve("postgresql.log");
  }

  Path ownerPassword() {
    return folder.resolve("owner.password");
  }

  Path appPassword() {
    return folder.resolve("app.password");
  }
}
