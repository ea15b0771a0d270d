package fr.coscom.papers;

/**
 * Spaces and hyphens of a French text at which no line may break: a sign does not begin a line, an article keeps its number, a verb
 * its pronoun.
 */
public final class FrenchSpaces {

  private static final String HYPHEN = "\u2011";

  private FrenchSpaces() {}

  public static String kept(String text) {
    return text.replaceAll(" (?=[:;?!»%€])|(?<=«) |(?<=\\b[LRD]\\.) (?=\\d)|(?<=\\bn°) ", "\u00A0")
        .replaceAll("(?<=\\p{L})-(?=(t-)?(ils?|elles?|on|ce)\\b)", HYPHEN);
  }
}
