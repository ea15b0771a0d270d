package fr.coscom.entitlement;

/** What is worth telling of a contract without holding it. */
public enum Warning {
  CAISSE_NOT_OF_COMMUNE,
  EVIDENCE_MISSING,
  LEVEL_NOT_PAYABLE,
  MAJORATION_OVERLAP,
  SASPAS_WITHOUT_DEROGATION
}
