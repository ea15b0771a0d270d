package fr.coscom.ledger;

import fr.coscom.basis.Amounts;
import fr.coscom.basis.Period;
import fr.coscom.dossier.Fact;
import fr.coscom.entitlement.Entitlement;
import fr.coscom.entitlement.Finding;
import fr.coscom.entitlement.Line;
import fr.coscom.law.RuleParameters;
import java.io.StringWriter;
import java.util.Map;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/**
 * The trace of one entitlement as JSON: every figure, day, parameter, reading and row behind the amounts. Amounts are cents, shares
 * are exact fractions as text, {@code to} is the last day included. It is stored with the entitlement and is what
 * {@code coscom explain} prints.
 */
public final class TraceFile {

  private static final int SCHEMA_VERSION = 1;
  private static final JsonFactory JSON = new JsonFactory();

  private TraceFile() {}

  public static String of(Entitlement e, RuleParameters parameters) {
    StringWriter text = new StringWriter(1024);
    try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), text)) {
      json.writeStartObject();
      head(json, e);
      period(json, e);
      lines(json, e);
      amounts(json, e);
      findings(json, e);
      facts(json, e);
      json.writeArrayPropertyStart("readings");
      e.readings().forEach(reading -> json.writeString(reading.name()));
      json.writeEndArray();
      json.writeObjectPropertyStart("parameters");
      for (Map.Entry<String, String> p : parameters.behind(e.readings()).entrySet()) {
        json.writeStringProperty(p.getKey(), p.getValue());
      }
      json.writeEndObject();
      json.writeEndObject();
    }
    return text.toString();
  }

  private static void head(JsonGenerator json, Entitlement e) {
    json.writeNumberProperty("schema", SCHEMA_VERSION);
    json.writeStringProperty("contract", e.contract().contractId());
    json.writeStringProperty("rpps", e.contract().rpps());
    json.writeStringProperty("caisse", e.contract().caisse());
    json.writeNumberProperty("year", e.year().value());
    json.writeNumberProperty("yearDays", e.year().days());
    json.writeStringProperty("status", e.status().name());
    json.writeArrayPropertyStart("reasons");
    e.reasons().forEach(reason -> json.writeString(reason.name()));
    json.writeEndArray();
    json.writeArrayPropertyStart("warnings");
    e.warnings().forEach(warning -> json.writeString(warning.name()));
    json.writeEndArray();
  }

  private static void period(JsonGenerator json, Entitlement e) {
    e.adhesion().ifPresent(adhesion -> {
      json.writeObjectPropertyStart("adhesion");
      json.writeStringProperty("on", adhesion.on().toString());
      json.writeBooleanProperty("stated", adhesion.stated());
      json.writeEndObject();
    });
    e.end().ifPresent(end -> {
      json.writeObjectPropertyStart("end");
      json.writeStringProperty("firstDayOutside", end.firstDayOutside().toString());
      json.writeStringProperty("cause", end.cause());
      json.writeEndObject();
    });
    json.writeNumberProperty("dayCount", e.days().count());
    json.writeArrayPropertyStart("days");
    for (Period period : e.days().periods()) {
      json.writeStartObject();
      json.writeStringProperty("from", period.from().toString());
      json.writeStringProperty("to", period.last().toString());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static void lines(JsonGenerator json, Entitlement e) {
    json.writeArrayPropertyStart("lines");
    for (Line line : e.lines()) {
      json.writeStartObject();
      json.writeStringProperty("component", line.component().name());
      json.writeStringProperty("base", line.base().name());
      json.writeStringProperty("from", line.period().from().toString());
      json.writeStringProperty("to", line.period().last().toString());
      json.writeNumberProperty("days", line.period().days());
      json.writeNumberProperty("of", line.ofDays());
      json.writeNumberProperty("fullCents", line.fullAmount().cents());
      json.writeStringProperty("tariff", line.tariff().toString());
      json.writeStringProperty("time", line.time().toString());
      json.writeStringProperty("majoration", line.majoration().toString());
      json.writeStringProperty("exactEuros", line.exact().toString());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static void amounts(JsonGenerator json, Entitlement e) {
    if (e.amounts().isEmpty()) {
      json.writeNullProperty("amounts");
      return;
    }
    Amounts amounts = e.amounts().get();
    json.writeObjectPropertyStart("amounts");
    json.writeNumberProperty("aif", amounts.aif().cents());
    json.writeNumberProperty("rms", amounts.rms().cents());
    json.writeNumberProperty("rhp", amounts.rhp().cents());
    json.writeNumberProperty("mao", amounts.mao().cents());
    json.writeNumberProperty("total", amounts.total().cents());
    json.writeEndObject();
  }

  private static void findings(JsonGenerator json, Entitlement e) {
    json.writeArrayPropertyStart("findings");
    for (Finding finding : e.findings()) {
      json.writeStartObject();
      json.writeStringProperty("code", finding.code());
      json.writeStringProperty("file", finding.origin().file());
      json.writeNumberProperty("lot", finding.origin().lot());
      json.writeNumberProperty("line", finding.origin().line());
      json.writeStringProperty("column", finding.column());
      json.writeStringProperty("value", finding.value());
      finding.atStake().ifPresent(stake -> json.writeNumberProperty("atStake", stake.cents()));
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static void facts(JsonGenerator json, Entitlement e) {
    json.writeArrayPropertyStart("facts");
    for (Fact fact : e.facts()) {
      json.writeStartObject();
      json.writeStringProperty("file", fact.origin().file());
      json.writeNumberProperty("lot", fact.origin().lot());
      json.writeNumberProperty("line", fact.origin().line());
      json.writeStringProperty("says", fact.label());
      json.writeEndObject();
    }
    json.writeEndArray();
  }
}
