package fr.coscom.audit;

import fr.coscom.basis.Money;
import fr.coscom.ledger.Run;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Compares what is ordered for the year of a settled run with what was ordered for the year before when it was settled. */
final class YearCauseStore {

  /** What was posted later is left out, so that the report can be made again. */
  private static final String CAUSES = """
      WITH before AS (
        SELECT contract_id, sum(cents) FILTER (WHERE component = 'AIF') AS aif, sum(cents) FILTER (WHERE component = 'RMS') AS rms,
               sum(cents) FILTER (WHERE component = 'RHP') AS rhp, sum(cents) FILTER (WHERE component = 'MAO') AS mao,
               sum(cents) AS total
          FROM posting
         WHERE year = ? - 1 AND run_id < ?
           AND posting_id < coalesce((SELECT min(posting_id) FROM posting WHERE run_id = ?), 9223372036854775807)
         GROUP BY contract_id
      ), now AS (
        SELECT contract_id, e.status, s.ordered_aif_cents + s.aif_cents AS aif, s.ordered_rms_cents + s.rms_cents AS rms,
               s.ordered_rhp_cents + s.rhp_cents AS rhp, s.ordered_mao_cents + s.mao_cents AS mao,
               s.ordered_aif_cents + s.aif_cents + s.ordered_rms_cents + s.rms_cents
                 + s.ordered_rhp_cents + s.rhp_cents + s.ordered_mao_cents + s.mao_cents AS total
          FROM settlement s JOIN entitlement e USING (run_id, contract_id) WHERE run_id = ?
      ), both_years AS (
        SELECT status, coalesce(n.total, 0) AS total, coalesce(b.total, 0) AS was,
               coalesce(n.aif, 0) - coalesce(b.aif, 0) AS aif, coalesce(n.rms, 0) - coalesce(b.rms, 0) AS rms,
               coalesce(n.rhp, 0) - coalesce(b.rhp, 0) AS rhp, coalesce(n.mao, 0) - coalesce(b.mao, 0) AS mao
          FROM now n FULL JOIN before b USING (contract_id)
      ), cause AS (
        SELECT CASE WHEN was = 0 THEN 'NEW' WHEN total <> 0 THEN '' WHEN status = 'HELD' THEN 'HELD'
                    WHEN status = 'NOT_ELIGIBLE' THEN 'REFUSED' ELSE 'ENDED' END AS kind, *
          FROM both_years WHERE was <> 0 OR total <> 0
      )
      SELECT kind, count(*), sum(total - was)::bigint FROM cause WHERE kind <> '' GROUP BY kind
      UNION ALL
      SELECT component, count(*) FILTER (WHERE moved <> 0), sum(moved)::bigint
        FROM cause CROSS JOIN LATERAL (VALUES ('AIF', aif), ('RMS', rms), ('RHP', rhp), ('MAO', mao)) AS part (component, moved)
       WHERE kind = '' GROUP BY component
      """;

  private YearCauseStore() {}

  /** In the order of the kinds; those that move nothing are left out. */
  static List<YearCause> of(Connection connection, Run run) throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(CAUSES)) {
      select.setInt(1, run.year().value());
      for (int place = 2; place <= 4; place++) {
        select.setInt(place, run.id());
      }
      try (ResultSet row = select.executeQuery()) {
        List<YearCause> causes = new ArrayList<>();
        while (row.next()) {
          if (row.getLong(2) > 0) {
            causes.add(new YearCause(YearCause.Kind.valueOf(row.getString(1)), row.getLong(2), new Money(row.getLong(3))));
          }
        }
        causes.sort((a, b) -> a.kind().compareTo(b.kind()));
        return List.copyOf(causes);
      }
    }
  }
}
