package fr.coscom.audit;

import fr.coscom.basis.Messages;
import fr.coscom.ledger.Run;
import java.util.List;

/** The first sheet: what the set is, how the amounts can be computed again, where the limit of a workbook lies. */
final class AuditReadMe {

  private AuditReadMe() {}

  /** @param sheets names of the tables, in the order of the sheets */
  static AuditTable of(AuditSet set, List<String> sheets) {
    Messages words = Messages.of("audit", set.language());
    Run run = set.run();
    return new AuditTable("readme", sink -> {
      sink.header(List.of("about", "says"));
      for (String part : List.of("what", "formula", "limit", "proof", "sample", "masked")) {
        sink.row(words.text("set.readme." + part + ".about"), words.text("set.readme." + part, set.seed(), set.name()));
      }
      sink.row(words.text("set.readme.run"), run.name() + ", " + words.text("report.kind." + run.kind()));
      sink.row(words.text("set.readme.opened"), run.openedAt().toString());
      sink.row(words.text("set.readme.execution"), run.executionDate().toString());
      sink.row(words.text("set.readme.asOf"),
          set.asOf().toString() + (set.rehearsal() ? " " + words.text("set.readme.rehearsal") : ""));
      sink.row(words.text("set.readme.compared"), set.comparedWith().map(Run::name).orElse("—"));
      sink.row(words.text("set.readme.reason"), run.reason().orElse("—"));
      sink.row(words.text("set.readme.preparedBy"), run.operator());
      sink.row("run.json SHA-256", run.sha256().orElse("—"));
      sink.row(words.text("set.readme.parameters"), run.parameterDigest());
      sink.row(words.text("set.readme.program"), run.programDigest());
      sink.row(words.text("set.readme.seed"), set.seed());
      for (String sheet : sheets) {
        sink.row(words.text("set.sheet." + sheet), words.text("set.about." + sheet));
      }
    });
  }
}
