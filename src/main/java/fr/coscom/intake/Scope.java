package fr.coscom.intake;

/** What a folder claims to be. */
public enum Scope {
  /** A whole campaign: {@code contracts.csv} is required and is the whole population. */
  ANNUAL,
  /** Any subset of the files, at least one. */
  CORRECTION
}
