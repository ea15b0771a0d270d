package fr.coscom.dossier;

/** Something that a file stated. */
public interface Fact {

  Origin origin();

  /** The fact in a few words, values as the file has them. */
  String label();
}
