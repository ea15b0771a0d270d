package fr.coscom.audit;

import fr.coscom.basis.Amounts;
import fr.coscom.basis.CivilYear;
import fr.coscom.basis.Component;
import fr.coscom.basis.Days;
import fr.coscom.basis.Money;
import fr.coscom.basis.Period;
import fr.coscom.basis.Share;
import fr.coscom.basis.Span;
import fr.coscom.entitlement.Status;
import java.math.BigInteger;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/** The trace of one entitlement, read back from the JSON in which it is stored. */
public record StoredTrace(JsonNode json) {

  private static final int SCHEMA_VERSION = 1;
  private static final String OPEN = "…";

  /** @throws IllegalArgumentException when the trace has another form than this program writes */
  public StoredTrace {
    if (json.path("schema").asInt(0) != SCHEMA_VERSION) {
      throw new IllegalArgumentException("not a trace of schema " + SCHEMA_VERSION + ": " + json.path("schema"));
    }
  }

  public record Adhesion(LocalDate on, boolean stated) {}

  public record End(LocalDate firstDayOutside, String cause) {}

  public record Step(
      Component component, Component base, Period period, int ofDays, Money full, Share tariff, Share time,
      Share majoration, Share exact) {}

  public record Row(String file, int lot, int line) {}

  public record Found(String code, Row row, String column, String value, Optional<Money> atStake) {}

  public record Used(Row row, String says) {}

  public String word(String name) {
    return json.get(name).asString();
  }

  public int number(String name) {
    return json.get(name).asInt();
  }

  public List<String> words(String name) {
    return each(json.get(name), JsonNode::asString);
  }

  public Optional<Adhesion> adhesion() {
    return Optional.ofNullable(json.get("adhesion"))
        .map(node -> new Adhesion(day(node, "on"), node.get("stated").asBoolean()));
  }

  public Optional<End> end() {
    return Optional.ofNullable(json.get("end"))
        .map(node -> new End(day(node, "firstDayOutside"), node.get("cause").asString()));
  }

  public Days days() {
    return new Days(each(json.get("days"), StoredTrace::period));
  }

  /** Days from adhesion to end that a decision took out of the year; none of a contract that is refused. */
  public Days leftOut() {
    boolean counted = adhesion().isPresent() && end().isPresent() && !word("status").equals(Status.NOT_ELIGIBLE.name());
    return counted ? inContract(adhesion().get().on(), end().get().firstDayOutside()).minus(days()) : Days.NONE;
  }

  private Days inContract(LocalDate adhesion, LocalDate firstDayOutside) {
    return Period.between(adhesion, firstDayOutside).flatMap(new CivilYear(number("year")).period()::shared).map(Days::of)
        .orElse(Days.NONE);
  }

  public List<Step> steps(Component component) {
    return each(json.get("lines"), StoredTrace::step).stream().filter(step -> step.component() == component).toList();
  }

  public Optional<Amounts> amounts() {
    return Optional.of(json.get("amounts")).filter(node -> !node.isNull())
        .map(node -> new Amounts(money(node, "aif"), money(node, "rms"), money(node, "rhp"), money(node, "mao")));
  }

  public List<Found> findings() {
    return each(json.get("findings"), node -> new Found(
        node.get("code").asString(), row(node), node.get("column").asString(), node.get("value").asString(),
        Optional.ofNullable(node.get("atStake")).map(stake -> new Money(stake.asLong()))));
  }

  public List<Used> facts() {
    return each(json.get("facts"), node -> new Used(row(node), node.get("says").asString()));
  }

  public Map<String, String> parameters() {
    Map<String, String> values = new LinkedHashMap<>();
    json.get("parameters").properties().forEach(p -> values.put(p.getKey(), p.getValue().asString()));
    return values;
  }

  private static Step step(JsonNode node) {
    return new Step(
        Component.valueOf(node.get("component").asString()), Component.valueOf(node.get("base").asString()),
        period(node),
        node.get("of").asInt(), money(node, "fullCents"), share(node, "tariff"), share(node, "time"),
        share(node, "majoration"),
        share(node, "exactEuros"));
  }

  private static Period period(JsonNode node) {
    return Period.closed(day(node, "from"), day(node, "to"));
  }

  private static Row row(JsonNode node) {
    return new Row(node.get("file").asString(), node.get("lot").asInt(), node.get("line").asInt());
  }

  private static LocalDate day(JsonNode node, String name) {
    return LocalDate.parse(node.get(name).asString());
  }

  private static Money money(JsonNode node, String name) {
    return new Money(node.get(name).asLong());
  }

  private static Share share(JsonNode node, String name) {
    return share(node.get(name).asString());
  }

  /** Reads {@code 214/366}. */
  static Share share(String text) {
    String[] parts = text.split("/");
    return new Share(new BigInteger(parts[0]), parts.length > 1 ? new BigInteger(parts[1]) : BigInteger.ONE);
  }

  /** Reads the days of a row, {@code 2024-01-01/2024-04-30}; an ellipsis in place of the last day leaves them open. */
  public static Span span(String text) {
    String[] days = text.split("/");
    return new Span(LocalDate.parse(days[0]), days[1].equals(OPEN) ? Optional.empty() : Optional.of(LocalDate.parse(days[1])));
  }

  private static <T> List<T> each(JsonNode array, Function<JsonNode, T> reading) {
    return StreamSupport.stream(array.spliterator(), false).map(reading).toList();
  }
}
