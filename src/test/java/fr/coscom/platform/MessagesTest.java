package fr.coscom.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Locale;
import java.util.ResourceBundle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MessagesTest {

  @Test
  void everySentenceIsInBothLanguages() {
    ResourceBundle french = ResourceBundle.getBundle("fr.coscom.platform.messages", Locale.FRENCH);
    ResourceBundle english = ResourceBundle.getBundle("fr.coscom.platform.messages", Locale.ENGLISH);
    assertThat(french.getLocale()).isEqualTo(Locale.FRENCH);
    assertThat(english.getLocale()).isEqualTo(Locale.ENGLISH);
    assertThat(french.keySet()).isEqualTo(english.keySet());
  }

  @ParameterizedTest
  @CsvSource(delimiter = ';', value = {
    "unshare: unshare failed: Operation not permitted;                          COSCOM_DB_URL",
    "initdb: error: cannot be run as root;                                      COSCOM_DB_URL",
    "FATAL:  could not write lock file: No space left on device;                Libérer de la place",
    "FATAL:  could not open file \"PG_VERSION\": Permission denied;               appartenir au compte",
    "FATAL:  something nobody thought of;                                       something nobody thought of"
  })
  void whatPostgresqlSaysBecomesWhatToDo(String said, String told) {
    assertThat(StartFailure.of("waiting for server to start....\n" + said + "\n", Path.of("/home")))
        .hasMessageContaining(told).hasMessageContaining("/home");
  }

  @Test
  void aPathThatTheShellWouldReadIsRefused(@TempDir Path folder) {
    assertThatThrownBy(() -> EmbeddedHome.at(folder.resolve("a$HOME"), folder)).isInstanceOf(DatabaseUnavailable.class)
        .hasMessageContaining("COSCOM_HOME");
  }
}
