package fr.coscom.dossier;

/** Where a fact was read: the file, the lot that brought it, its line. */
public record Origin(String file, int lot, int line) {}
