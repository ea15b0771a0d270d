package fr.coscom.statement;

/** On what a letter is laid out. */
public enum Medium {
  HTML,
  PDF;

  String extension() {
    return this == HTML ? "html" : "pdf";
  }
}
