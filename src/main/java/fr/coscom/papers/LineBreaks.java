package fr.coscom.papers;

import com.openhtmltopdf.extend.FSTextBreaker;
import com.openhtmltopdf.layout.UrlAwareLineBreakIterator;
import java.text.BreakIterator;
import java.util.Locale;

/** Where a line of a PDF may end: where a path may be cut too, but never inside of a date, {@code 01/10/2024}. */
final class LineBreaks implements FSTextBreaker {

  private final FSTextBreaker anywhere = new UrlAwareLineBreakIterator(BreakIterator.getLineInstance(Locale.FRANCE));
  private String text = "";

  @Override
  public void setText(String next) {
    text = next;
    anywhere.setText(next);
  }

  @Override
  public int next() {
    int place = anywhere.next();
    while (place != BreakIterator.DONE && inDate(place)) {
      place = anywhere.next();
    }
    return place;
  }

  private boolean inDate(int place) {
    return stroke(place - 1) || stroke(place);
  }

  /** With a digit on both sides. */
  private boolean stroke(int at) {
    return at > 0 && at + 1 < text.length() && text.charAt(at) == '/' && Character.isDigit(text.charAt(at - 1))
        && Character.isDigit(text.charAt(at + 1));
  }
}
