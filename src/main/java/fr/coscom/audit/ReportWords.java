package fr.coscom.audit;

import fr.coscom.audit.PaperTable.Column;
import fr.coscom.basis.Caisse;
import fr.coscom.basis.Caisses;
import fr.coscom.basis.Messages;
import fr.coscom.basis.Money;
import fr.coscom.payment.FrenchNumber;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.MissingResourceException;
import java.util.Optional;

/** Codes and figures as a paper writes them in its language. */
final class ReportWords {

  private final String language;
  private final Messages own;
  private final Messages codes;
  private final Figures english;

  /** @param language {@code fr} or {@code en} */
  ReportWords(String language) {
    this.language = language;
    this.own = Messages.of("audit", language);
    this.codes = Messages.of("entitlement", language);
    this.english = new Figures(language);
  }

  String own(String key, Object... arguments) {
    return own.text("report." + key, arguments);
  }

  String code(String key) {
    return codes.text(key);
  }

  /** What a control checks; a control that this program does not know keeps its number as its only words. */
  String control(String id) {
    try {
      return own.text("CONTROL." + id);
    } catch (MissingResourceException e) {
      return own.text("CONTROL.OTHER");
    }
  }

  String cause(Difference.Cause cause) {
    return own.text("compare.cause." + cause.kind(), cause.file(), cause.column());
  }

  /** @param columns name of each, with {@code /style} where it is not words */
  PaperTable table(String name, String columns, List<List<String>> rows, List<String> total) {
    List<Column> heads = Arrays.stream(columns.split(" ")).map(column -> column.split("/"))
        .map(column -> new Column(own("column." + column[0]), column.length > 1 ? column[1] : "")).toList();
    return new PaperTable(own("table." + name), heads, rows, total);
  }

  String language() {
    return language;
  }

  static String caisse(String code) {
    return Caisses.current(code).map(Caisse::name).orElse("?");
  }

  private boolean french() {
    return language.equals("fr");
  }

  String euros(Money amount) {
    return french() ? FrenchNumber.figures(amount) : english.euros(amount);
  }

  /** Without the sign of the euro, for tables whose heading says it. */
  String amount(Money amount) {
    return euros(amount).replace("\u00A0€", "");
  }

  /** A change: with its sign. */
  String signed(Money amount) {
    return amount.isNegative() || amount.isZero() ? amount(amount) : "+" + amount(amount);
  }

  String count(long number) {
    return french() ? FrenchNumber.figures(number) : english.count(number);
  }

  String day(LocalDate day) {
    return french() ? FrenchNumber.figures(day) : english.day(day);
  }

  /** The euros known, and how many contracts they leave out. */
  String known(Money amount, long unknown) {
    return unknown == 0 ? amount(amount)
        : own(unknown == 1 ? "unknown.one" : "unknown.many", amount(amount), count(unknown));
  }

  String known(Optional<Money> amount) {
    return amount.map(this::amount).orElse("—");
  }
}
