package fr.coscom.audit;

import fr.coscom.basis.Amounts;
import fr.coscom.basis.Caisses;
import fr.coscom.basis.Money;
import fr.coscom.ledger.CollectiveOrder;
import fr.coscom.ledger.ReissueStore;
import fr.coscom.ledger.Run;
import fr.coscom.payment.Bordereau;
import fr.coscom.payment.BordereauFile;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Gathers what the collective order of one caisse says. */
public final class BordereauStore {

  private static final String AMOUNTS = """
      SELECT coalesce(sum(s.aif_cents), 0), coalesce(sum(s.rms_cents), 0), coalesce(sum(s.rhp_cents), 0), coalesce(sum(s.mao_cents), 0)
        FROM settlement s JOIN entitlement e USING (run_id, contract_id)
       WHERE s.run_id = ? AND e.caisse = ? AND s.to_pay_cents > 0
      """;

  private static final String HELD = """
      SELECT h.contract_id, h.reasons, t.told, h.pending_cents, h.ordered_cents
        FROM held_contract h
        JOIN (SELECT contract_id, string_agg(told, '|' ORDER BY place) AS told FROM told_reasons(?, ?) GROUP BY contract_id) AS t
          USING (contract_id)
       WHERE h.run_id = ? AND h.caisse = ? ORDER BY h.contract_id
      """;

  private BordereauStore() {}

  /**
   * @param order written, with its digest
   * @param language {@code fr} or {@code en}
   */
  public static Bordereau of(Connection connection, Run run, CollectiveOrder order, String language) throws SQLException {
    Bordereau.File file = new Bordereau.File(order.messageId(), order.fileName(), order.sha256().orElseThrow(), order.transfers(),
        order.total(), run.executionDate(), order.debtorName(), order.debtorIban());
    ReportWords words = new ReportWords(language);
    List<Bordereau.Decision> decisions = SummaryStore.decisions(connection, run.id(), Optional.of(order.caisse())).stream()
        .filter(Summary.DecisionLine::applied)
        .map(d -> new Bordereau.Decision(
            d.contractId(), words.reason(d.reason()), words.own("decision." + d.decision()), d.documentRef().orElse(""), d.decidedBy(),
            d.decidedOn()))
        .toList();
    Bordereau.Origin origin = new Bordereau.Origin(run.name(), run.parameterDigest(), inputDigest(connection, run),
        run.programDigest(), run.operator(), run.openedAt().toLocalDate());
    return new Bordereau(language, order.caisse(), Caisses.current(order.caisse()).orElseThrow().name(), order.year(), order.number(),
        file, amounts(connection, run, order),
        ReissueStore.sentAgain(connection, run.id(), Optional.of(order.caisse()), Optional.empty(), BordereauFile.NAMED),
        held(connection, run, order, language), decisions, origin, remarks(run, words));
  }

  private static List<String> remarks(Run run, ReportWords words) {
    List<String> remarks = new ArrayList<>();
    if (run.rehearsal()) {
      remarks.add(words.own("notice.rehearsal"));
    }
    if (run.kind() == Run.Kind.CORRECTION) {
      remarks.add(words.own("notice.correction", Integer.toString(run.year().value())));
    }
    if (run.outsideWindow()) {
      remarks.add(words.own("notice.outside", words.day(run.executionDate())));
    }
    run.reason().ifPresent(reason -> remarks.add(words.own("notice.reason", reason)));
    return remarks;
  }

  /** One digest for all input files: SHA-256 over the lines {@code sha256  file}, by file. */
  static String inputDigest(Connection connection, Run run) throws SQLException {
    StringBuilder lines = new StringBuilder();
    InputFilesStore.of(connection, run.lot()).forEach(f -> lines.append(f.sha256()).append("  ").append(f.file()).append('\n'));
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(lines.toString().getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Amounts amounts(Connection connection, Run run, CollectiveOrder order) throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(AMOUNTS)) {
      select.setInt(1, run.id());
      select.setString(2, order.caisse());
      try (ResultSet row = select.executeQuery()) {
        row.next();
        return new Amounts(new Money(row.getLong(1)), new Money(row.getLong(2)), new Money(row.getLong(3)), new Money(row.getLong(4)));
      }
    }
  }

  private static List<Bordereau.Held> held(Connection connection, Run run, CollectiveOrder order, String language)
      throws SQLException {
    ReasonWords words = ReasonWords.of(connection, language);
    try (PreparedStatement select = connection.prepareStatement(HELD)) {
      select.setInt(1, run.id());
      select.setString(2, order.caisse());
      select.setInt(3, run.id());
      select.setString(4, order.caisse());
      try (ResultSet row = select.executeQuery()) {
        List<Bordereau.Held> held = new ArrayList<>();
        while (row.next()) {
          String label = Arrays.stream(row.getString(3).split("\\|")).map(words::why).collect(Collectors.joining(" "));
          Optional<Money> amount = Optional.ofNullable(row.getObject(4, Long.class)).map(Money::new);
          held.add(new Bordereau.Held(row.getString(1), row.getString(2), label, amount, new Money(row.getLong(5))));
        }
        return held;
      }
    }
  }
}
