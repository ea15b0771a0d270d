package fr.coscom.audit;

import fr.coscom.audit.Verification.Difference;
import fr.coscom.audit.Verification.Kind;
import fr.coscom.dossier.Dossier;
import fr.coscom.dossier.DossierCursor;
import fr.coscom.dossier.DossierStore;
import fr.coscom.entitlement.Assessment;
import fr.coscom.entitlement.Entitlement;
import fr.coscom.law.RuleParameters;
import fr.coscom.ledger.EntitlementStore;
import fr.coscom.ledger.KnownLotStore;
import fr.coscom.ledger.Run;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Assesses every contract of a run once more, from the facts as they were known to it, and compares row by row. */
final class ReplayStore {

  private static final int DOCTORS_AT_ONCE = 500;

  /** Every cell of every row, the trace too; whatever only one side has is named by each of its cells. */
  private static final String COMPARE = """
      SELECT contract_id, cell.key, kept, replayed
        FROM (SELECT * FROM entitlement WHERE run_id = ?) AS k
        FULL JOIN replay_entitlement AS r USING (contract_id)
       CROSS JOIN LATERAL (
             SELECT key, a.value AS kept, b.value AS replayed
               FROM jsonb_each_text(to_jsonb(k)) AS a FULL JOIN jsonb_each_text(to_jsonb(r)) AS b USING (key)
              WHERE a.value IS DISTINCT FROM b.value AND key <> 'contract_id') AS cell
       WHERE k IS DISTINCT FROM r
       ORDER BY contract_id, cell.key LIMIT ?
      """;

  private static final String COMPARE_FINDINGS = """
      SELECT contract_id, 'finding ' || position, kept, replayed
        FROM (SELECT contract_id, position, concat_ws(' ', file, line, lot, column_name, code, value, at_stake_cents) AS kept
                FROM finding WHERE run_id = ?) AS k
        FULL JOIN (SELECT contract_id, position, concat_ws(' ', file, line, lot, column_name, code, value, at_stake_cents) AS replayed
                     FROM replay_finding) AS r USING (contract_id, position)
       WHERE kept IS DISTINCT FROM replayed
       ORDER BY contract_id, position LIMIT ?
      """;

  private ReplayStore() {}

  /**
   * @param reading and {@code writing} sessions of which the transactions are begun and will be rolled back
   * @return how many contracts were assessed
   */
  static long replay(Connection reading, Connection writing, Run run, RuleParameters parameters) throws SQLException {
    KnownLotStore.set(reading, run.lot());
    EntitlementStore.openReplay(writing);
    long contracts = 0;
    List<Entitlement> waiting = new ArrayList<>();
    int doctors = 0;
    try (DossierCursor dossiers = DossierStore.whole(reading, run.id(), run.year())) {
      for (Optional<Dossier> dossier = dossiers.next(); dossier.isPresent(); dossier = dossiers.next()) {
        waiting.addAll(Assessment.of(dossier.get(), parameters));
        if (++doctors % DOCTORS_AT_ONCE == 0) {
          EntitlementStore.replay(writing, run.id(), waiting, parameters);
          contracts += waiting.size();
          waiting.clear();
        }
      }
    }
    EntitlementStore.replay(writing, run.id(), waiting, parameters);
    return contracts + waiting.size();
  }

  static List<Difference> differences(Connection writing, Run run, int most) throws SQLException {
    List<Difference> differences = new ArrayList<>();
    for (String sql : List.of(COMPARE, COMPARE_FINDINGS)) {
      try (PreparedStatement select = writing.prepareStatement(sql)) {
        select.setInt(1, run.id());
        select.setInt(2, most);
        try (ResultSet row = select.executeQuery()) {
          while (row.next()) {
            differences.add(new Difference(Kind.ENTITLEMENT, row.getString(1) + " " + row.getString(2),
                Lines.shown(row.getString(4)), Lines.shown(row.getString(3))));
          }
        }
      }
    }
    return differences;
  }
}
