package fr.coscom.audit;

import fr.coscom.audit.PaperTable.Column;
import fr.coscom.basis.Caisse;
import fr.coscom.basis.Caisses;
import fr.coscom.basis.Component;
import fr.coscom.basis.Count;
import fr.coscom.basis.Messages;
import fr.coscom.basis.Money;
import fr.coscom.intake.Field;
import fr.coscom.intake.Schemas;
import fr.coscom.intake.TableSchema;
import fr.coscom.law.Parameter;
import fr.coscom.ledger.Control;
import fr.coscom.payment.PaperNumber;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.MissingResourceException;
import java.util.Optional;
import java.util.regex.Pattern;

/** Codes and figures as a paper writes them in its language. */
final class ReportWords {

  private static final Pattern FIGURE = Pattern.compile("(?<!\\w)-?\\d{1,18}");
  private static final int PLACES = 10;

  private final String language;
  private final Messages own;
  private final Messages codes;
  private final PaperNumber numbers;

  /** @param language {@code fr} or {@code en} */
  ReportWords(String language) {
    this.language = language;
    this.own = Messages.of("audit", language);
    this.codes = Messages.of("entitlement", language);
    this.numbers = new PaperNumber(language);
  }

  String own(String key, Object... arguments) {
    return own.text("report." + key, arguments);
  }

  String component(Component component) {
    return capital(code("COMPONENT." + component));
  }

  String code(String key) {
    return codes.text(key);
  }

  /** What a control checks; a control that this program does not know keeps its number as its only words. */
  String control(String id) {
    return known("CONTROL." + id).orElseGet(() -> own.text("CONTROL.OTHER"));
  }

  String found(Control control) {
    return ControlWords.found(control, this);
  }

  /**
   * The figures of a note of the program in a sentence of the bundle: {@code {0}} to {@code {9}} as numbers, {@code {10}} to {@code {19}}
   * the same as cents in euros, {@code {20}} to {@code {29}} as plain digits. A note without figures has {@code .none}; one that has no
   * sentence stays as it is.
   */
  String found(String key, String note) {
    long[] figures = FIGURE.matcher(note).results().limit(PLACES).mapToLong(figure -> Long.parseLong(figure.group())).toArray();
    Object[] places = new Object[3 * PLACES];
    for (int i = 0; i < figures.length; i++) {
      places[i] = counted(figures[i]);
      places[PLACES + i] = euros(new Money(figures[i]));
      places[2 * PLACES + i] = figures[i];
    }
    return known(key + (figures.length == 0 ? ".none" : ".found"), places).or(() -> known(key + ".found", places)).orElse(note);
  }

  private Optional<String> known(String key, Object... places) {
    try {
      return Optional.of(own.text(key, places));
    } catch (MissingResourceException e) {
      return Optional.empty();
    }
  }

  /** In French by the titles that the data contracts give files and columns, in English by their names, which are English words. */
  String cause(Difference.Cause cause) {
    String column = cause.column().split(",")[0];
    return own.text("compare.cause." + cause.kind(), file(cause.file()), own("quoted", column(cause.file(), column)));
  }

  /** What a file has no column for has words of its own. */
  private String column(String file, String column) {
    return known("compare.column." + column).orElseGet(() -> french() ? title(file, column) : inWords(column));
  }

  private String file(String name) {
    return french() ? Schemas.of(name).map(TableSchema::title).orElse(name) : capital(inWords(name.replace(".csv", "")));
  }

  private static String title(String file, String column) {
    return Schemas.of(file).flatMap(any -> any.fields().stream().filter(field -> field.name().equals(column)).findFirst())
        .map(Field::title).orElse(column);
  }

  private static String inWords(String name) {
    return name.replace('-', ' ').replace('_', ' ');
  }

  private static String capital(String words) {
    return words.isEmpty() ? words : words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
  }

  /** A reason in a few words; what is no reason of a contract keeps its code. */
  String reason(String code) {
    try {
      return codes.text("REASON." + code + ".short");
    } catch (MissingResourceException e) {
      return code;
    }
  }

  /** « aide forfaitaire, euros par an : 5 000 (confirmé) ». */
  String parameter(Parameter parameter) {
    return own("value", own.text("parameter." + parameter.name()), value(parameter.value()), own("parameter." + parameter.status()));
  }

  String parameter(String name) {
    return own.text("parameter." + name);
  }

  private String value(String value) {
    return known("parameter.value." + value).orElseGet(() -> value.matches("\\d{1,18}") ? count(Long.parseLong(value)) : value.replace("|", ", "));
  }

  /** @param columns name of each, with {@code /style} where it is not words */
  PaperTable table(String name, String columns, List<List<String>> rows, List<String> total) {
    List<Column> heads = Arrays.stream(columns.split(" ")).map(column -> column.split("/"))
        .map(column -> new Column(own("column." + column[0]), column.length > 1 ? column[1] : "")).toList();
    return new PaperTable(own("table." + name), heads, rows, total);
  }

  /** Between the parts of a list whose parts have commas. */
  String semicolon() {
    return french() ? "\u00A0; " : "; ";
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
    return numbers.figures(amount);
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
    return numbers.figures(number);
  }

  /** For a sentence that counts. */
  Count counted(long number) {
    return new Count(number, count(number));
  }

  String day(LocalDate day) {
    return numbers.figures(day);
  }

  /** The euros known, and how many contracts they leave out. */
  String known(Money amount, long unknown) {
    if (unknown == 0) {
      return amount(amount);
    }
    return amount.isZero() ? own("unknown_only", counted(unknown)) : own("unknown", amount(amount), counted(unknown));
  }

  /** The same, and what was ordered before and is no part of it. */
  String pending(Money amount, long unknown, Money alreadyOrdered) {
    String known = known(amount, unknown);
    return alreadyOrdered.isZero() ? known : own("pending_ordered", known, amount(alreadyOrdered));
  }

  String known(Optional<Money> amount) {
    return amount.map(this::amount).orElse("—");
  }
}
