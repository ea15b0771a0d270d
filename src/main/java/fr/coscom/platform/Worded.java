package fr.coscom.platform;

/** An exception whose message is written in every language of the program. */
public interface Worded {

  /** @param language {@code fr} or {@code en} */
  String text(String language);
}
