package fr.coscom.papers;

/** Spaces of a French text at which no line may break: a sign does not begin a line, an article keeps its number. */
public final class FrenchSpaces {

  private FrenchSpaces() {}

  public static String kept(String text) {
    return text.replaceAll(" (?=[:;?!»%€])|(?<=«) |(?<=\\b[LRD]\\.) (?=\\d)|(?<=\\bn°) ", "\u00A0");
  }
}
