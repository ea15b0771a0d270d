package fr.coscom.platform;

import fr.coscom.basis.Messages;
import java.io.Serializable;
import java.util.Arrays;
import java.util.List;

/** A sentence of this package's bundle with its arguments, not yet in a language. */
record Wording(String key, List<String> arguments) implements Serializable {

  static Wording of(String key, Object... arguments) {
    return new Wording(key, Arrays.stream(arguments).map(String::valueOf).toList());
  }

  String text(String language) {
    return Messages.of("platform", language).text(key, arguments.toArray());
  }

  String byDefault() {
    return text("fr");
  }
}
