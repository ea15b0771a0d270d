package fr.coscom.papers;

import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Words that one paper has in two languages: names and what both write alike, else a word was not translated. Codes in capitals and
 * references are none.
 */
public final class CommonWords {

  private static final Pattern WORD = Pattern.compile("(?U)(?<![-\\w.])\\p{L}{2,}(?!-|\\.?\\w)");

  private CommonWords() {}

  /** In lower case. */
  public static Set<String> of(String page, String other) {
    Set<String> common = words(page);
    common.retainAll(words(other));
    return common;
  }

  /** What a page shows, without its markup. */
  public static String text(String page) {
    return page.replaceAll("(?s)<style.*?</style>|<[^>]*>", " ").replace("&#39;", "'").replace('\u00A0', ' ').replace('\u2011', '-');
  }

  private static Set<String> words(String page) {
    return WORD.matcher(text(page)).results().map(MatchResult::group).filter(word -> !word.equals(word.toUpperCase(Locale.ROOT)))
        .map(word -> word.toLowerCase(Locale.ROOT)).collect(Collectors.toCollection(TreeSet::new));
  }
}
