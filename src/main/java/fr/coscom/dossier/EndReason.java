package fr.coscom.dossier;

/** Why a contract ended before its term. */
public enum EndReason {
  RESIGNATION,
  BREACH,
  DEATH,
  RETIREMENT,
  CESSATION,
  LEFT_ZONE,
  NOT_RENEWED
}
