package fr.coscom.dossier;

import fr.coscom.basis.Span;
import java.util.Optional;

final class Labels {

  private Labels() {}

  static String of(Span span) {
    return span.first() + "/" + span.last().map(Object::toString).orElse("…");
  }

  static String of(Optional<String> reference) {
    return reference.orElse("—");
  }
}
