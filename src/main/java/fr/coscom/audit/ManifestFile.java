package fr.coscom.audit;

import fr.coscom.audit.InputFilesStore.InputRow;
import fr.coscom.basis.Amounts;
import fr.coscom.law.ParameterSet;
import fr.coscom.ledger.Control;
import fr.coscom.ledger.OutputStore;
import fr.coscom.ledger.Run;
import java.io.OutputStream;
import java.time.format.DateTimeFormatter;
import java.util.List;
import tools.jackson.core.JsonEncoding;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.core.util.DefaultIndenter;

/**
 * {@code run.json}, the manifest that the signatures bind: what went in, under which program, parameters and readings, what came
 * out, and which controls held. Amounts are cents; the digest of this file is the digest of the run.
 */
public final class ManifestFile {

  private static final int SCHEMA_VERSION = 1;

  private ManifestFile() {}

  public static void write(
      Run run, ParameterSet parameters, List<InputRow> inputs, Summary summary, List<Control> controls,
      List<OutputStore.Output> outputs, OutputStream out) {
    JsonFactory factory = JsonFactory.builder().disable(StreamWriteFeature.AUTO_CLOSE_TARGET).build();
    try (JsonGenerator json = factory.createGenerator(new Pretty(), out, JsonEncoding.UTF8)) {
      json.writeStartObject();
      json.writeNumberProperty("schema", SCHEMA_VERSION);
      head(json, run, parameters);
      json.writeArrayPropertyStart("readings");
      summary.readings().forEach(reading -> json.writeString(reading.name()));
      json.writeEndArray();
      inputs(json, inputs);
      totals(json, summary);
      decisions(json, summary);
      controls(json, controls);
      outputs(json, outputs);
      json.writeEndObject();
      json.writeRaw('\n');
    }
  }

  private static final class Pretty extends ObjectWriteContext.Base {
    @Override
    public tools.jackson.core.PrettyPrinter getPrettyPrinter() {
      DefaultIndenter lines = new DefaultIndenter("  ", "\n");
      return new DefaultPrettyPrinter().withObjectIndenter(lines).withArrayIndenter(lines);
    }
  }

  private static void head(JsonGenerator json, Run run, ParameterSet parameters) {
    json.writeStringProperty("run", run.name());
    json.writeStringProperty("kind", run.kind().name());
    json.writeNumberProperty("year", run.year().value());
    json.writeStringProperty("opened_at", DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(run.openedAt()));
    json.writeBooleanProperty("rehearsal", run.rehearsal());
    json.writeStringProperty("execution_date", run.executionDate().toString());
    json.writeBooleanProperty("outside_second_quarter", run.outsideWindow());
    run.reason().ifPresent(reason -> json.writeStringProperty("reason", reason));
    json.writeStringProperty("prepared_by", run.operator());
    json.writeStringProperty("program_sha256", run.programDigest());
    json.writeStringProperty("parameters_sha256", run.parameterDigest());
    json.writeStringProperty("parameters_checked_until", parameters.checkedUntil().toString());
  }

  private static void inputs(JsonGenerator json, List<InputRow> inputs) {
    json.writeArrayPropertyStart("inputs");
    for (InputRow input : inputs) {
      json.writeStartObject();
      json.writeStringProperty("file", input.file());
      json.writeNumberProperty("rows", input.rows());
      json.writeNumberProperty("added", input.added());
      json.writeNumberProperty("unchanged", input.unchanged());
      json.writeNumberProperty("repeated", input.repeated());
      json.writeNumberProperty("rejected", input.rejected());
      json.writeNumberProperty("bytes", input.bytes());
      json.writeStringProperty("sha256", input.sha256());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static void totals(JsonGenerator json, Summary summary) {
    json.writeObjectPropertyStart("totals");
    json.writeNumberProperty("contracts", summary.contracts());
    for (Summary.StatusLine line : summary.byStatus()) {
      json.writeObjectPropertyStart(line.status());
      json.writeNumberProperty("contracts", line.contracts());
      json.writeNumberProperty("total_cents", line.total().cents());
      json.writeEndObject();
    }
    amounts(json, "due", summary.due());
    amounts(json, "ordered_now", summary.ordered());
    json.writeNumberProperty("to_pay_cents", summary.toPay().cents());
    json.writeNumberProperty("to_recover_cents", summary.toRecover().cents());
    json.writeNumberProperty("reissued_cents", summary.reissued().cents());
    json.writeNumberProperty("held_pending_cents", summary.held().pending().cents());
    json.writeNumberProperty("held_already_ordered_cents", summary.held().alreadyOrdered().cents());
    json.writeEndObject();
  }

  private static void amounts(JsonGenerator json, String name, Amounts amounts) {
    json.writeObjectPropertyStart(name);
    json.writeNumberProperty("aif_cents", amounts.aif().cents());
    json.writeNumberProperty("rms_cents", amounts.rms().cents());
    json.writeNumberProperty("rhp_cents", amounts.rhp().cents());
    json.writeNumberProperty("mao_cents", amounts.mao().cents());
    json.writeNumberProperty("total_cents", amounts.total().cents());
    json.writeEndObject();
  }

  private static void decisions(JsonGenerator json, Summary summary) {
    json.writeArrayPropertyStart("decisions");
    for (Summary.DecisionLine decision : summary.decisions()) {
      json.writeStartObject();
      json.writeStringProperty("contract_id", decision.contractId());
      json.writeStringProperty("reason", decision.reason());
      json.writeStringProperty("decision", decision.decision());
      json.writeStringProperty("document_ref", decision.documentRef().orElse(""));
      json.writeStringProperty("decided_by", decision.decidedBy());
      json.writeStringProperty("decided_on", decision.decidedOn().toString());
      json.writeBooleanProperty("applied", decision.applied());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static void controls(JsonGenerator json, List<Control> controls) {
    json.writeArrayPropertyStart("controls");
    for (Control control : controls) {
      json.writeStartObject();
      json.writeStringProperty("id", control.id());
      json.writeStringProperty("severity", control.severity().name());
      json.writeNumberProperty("population", control.population());
      json.writeNumberProperty("differences", control.differences());
      json.writeNumberProperty("cents", control.cents());
      json.writeBooleanProperty("holds", control.holds());
      json.writeStringProperty("detail", control.detail());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static void outputs(JsonGenerator json, List<OutputStore.Output> outputs) {
    json.writeArrayPropertyStart("outputs");
    for (OutputStore.Output output : outputs) {
      json.writeStartObject();
      json.writeStringProperty("file", output.path());
      json.writeNumberProperty("bytes", output.bytes());
      json.writeStringProperty("sha256", output.sha256());
      json.writeEndObject();
    }
    json.writeEndArray();
  }
}
