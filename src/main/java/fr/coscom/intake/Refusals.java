package fr.coscom.intake;

import fr.coscom.basis.Messages;

/** Words the refusal of a folder for a fault of one of its files. */
record Refusals(Messages words, String file) {

  Refusals withFile(String other) {
    return new Refusals(words, other);
  }

  /** A fault of the file as a whole. */
  FolderRefused of(Refusal refusal, String found, Object... wanted) {
    return at(0, "", refusal, found, wanted);
  }

  /** @param wanted the arguments of the sentence that says what was expected */
  FolderRefused at(int line, String column, Refusal refusal, String found, Object... wanted) {
    String shown = Shown.of(found);
    String expected = words.text("refused." + refusal + ".expected", wanted);
    String place = place(line, Shown.of(column));
    String sentence = words.text("refused." + refusal, shown);
    String message = words.text("refused", place, sentence, expected);
    return new FolderRefused(refusal, file, line, Shown.of(column), shown, expected, message);
  }

  private String place(int line, String column) {
    StringBuilder place = new StringBuilder(file.isEmpty() ? words.text("refused.folder") : file);
    if (line > 0) {
      place.append(words.text("refused.line", line));
    }
    if (!column.isEmpty()) {
      place.append(words.text("refused.column", column));
    }
    return place.toString();
  }
}
