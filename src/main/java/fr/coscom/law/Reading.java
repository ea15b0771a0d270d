package fr.coscom.law;

import fr.coscom.basis.Messages;

/**
 * The choices made where the texts are silent or differ. A number is never used again for another question. The question, the
 * reading taken and the other one are in the bundle of this package.
 */
public enum Reading {
  L01, L02, L03, L04, L05, L06, L07, L08, L09, L10, L11, L12, L13, L14, L15, L16, L17, L18, L19, L20;

  public String question(String language) {
    return Messages.of("law", language).text(name() + ".question");
  }

  public String taken(String language) {
    return Messages.of("law", language).text(name() + ".taken");
  }

  /** What the other reading says of the same case. */
  public String other(String language) {
    return Messages.of("law", language).text(name() + ".other");
  }
}
