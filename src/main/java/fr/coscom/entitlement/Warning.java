package fr.coscom.entitlement;

import java.util.Arrays;
import java.util.Optional;

/** What is worth telling of a contract without holding it. */
public enum Warning {
  CAISSE_NOT_OF_COMMUNE,
  EVIDENCE_MISSING,
  LEVEL_NOT_PAYABLE,
  MAJORATION_OVERLAP,
  SASPAS_WITHOUT_DEROGATION;

  static Optional<Warning> named(String name) {
    return Arrays.stream(values()).filter(warning -> warning.name().equals(name)).findFirst();
  }
}
