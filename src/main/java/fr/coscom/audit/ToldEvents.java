package fr.coscom.audit;

import fr.coscom.basis.Messages;
import fr.coscom.ledger.RefusedAct;
import java.io.IOException;
import java.util.List;
import java.util.MissingResourceException;
import java.util.Optional;

/**
 * The acts on a run as the auditor reads them: the notes of an opening and of a refusal are the program's own and told in words; the
 * others are words of persons, or digests, and stay as they are.
 */
final class ToldEvents {

  private final ReportWords report;
  private final Messages words;
  private final Messages commands;

  /** @param language {@code fr} or {@code en} */
  ToldEvents(String language) {
    this.report = new ReportWords(language);
    this.words = Messages.of("audit", language);
    this.commands = Messages.of("cli", language);
  }

  /** @param kept the acts as the ledger keeps them */
  AuditTable of(AuditTable kept) {
    return new AuditTable("events", sink -> kept.body().writeTo(new AuditTable.Sink() {
      private int event;
      private int detail;

      @Override
      public void header(List<String> columns) throws IOException {
        event = columns.indexOf("event");
        detail = columns.indexOf("detail");
        sink.header(columns);
      }

      @Override
      public void row(Object... cells) throws IOException {
        String name = cells[event].toString();
        if (name.equals("OPENED")) {
          cells[detail] = report.found("set.event.OPENED", cells[detail].toString());
        } else if (name.endsWith("_REFUSED")) {
          cells[detail] = refused(cells[detail].toString());
        }
        sink.row(cells);
      }
    }));
  }

  /** In the words in which the command refused it. */
  private String refused(String detail) {
    return RefusedAct.parse(detail).map(act -> {
      String why = known(act).map(told -> act.caisse().isEmpty() ? told : words.text("set.event.refused_of", act.caisse(), told)).orElse("");
      return act.given().isEmpty() ? why : words.text("set.event.refused_given", why, act.given()).strip();
    }).filter(told -> !told.isEmpty()).orElse(detail);
  }

  /** Nothing when the sentence is gone, or what fills it was not kept. */
  private Optional<String> known(RefusedAct act) {
    try {
      String sentence = commands.text(act.key(), act.fillings().toArray());
      return Optional.of(sentence).filter(told -> !act.fillings().isEmpty() || !told.contains("{0}"));
    } catch (MissingResourceException e) {
      return Optional.empty();
    }
  }
}
