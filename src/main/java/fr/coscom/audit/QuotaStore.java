package fr.coscom.audit;

import fr.coscom.basis.Caisse;
import fr.coscom.basis.Caisses;
import fr.coscom.ledger.Run;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How many doctors of each region have a majoration in the year of a run. The transaction must have set
 * {@code coscom.lot}.
 */
public final class QuotaStore {

  /** A doctor counts once a region, with an arrêté that touches the year, on a contract that gives right to the aid. */
  private static final String MAJORATED = """
      WITH region AS (
        SELECT * FROM unnest(?::text[], ?::text[], ?::text[]) AS region (caisse, code, name)
      ), majorated AS (
        SELECT region.code, count(DISTINCT e.rpps) AS doctors
          FROM entitlement e JOIN known_majorations m USING (contract_id) JOIN region USING (caisse)
         WHERE e.run_id = ? AND e.status <> 'NOT_ELIGIBLE' AND NOT m.cancelled AND m.arrete_ref IS NOT NULL
           AND m.from_on <= make_date(?, 12, 31) AND (m.to_on IS NULL OR m.to_on >= make_date(?, 1, 1))
         GROUP BY region.code
      ), quota AS (
        SELECT ars_region AS code, eligible_doctors::bigint FROM known_ars_quotas WHERE year = ? AND NOT cancelled
      )
      SELECT code, (SELECT min(name) FROM region WHERE region.code = told.code), coalesce(doctors, 0), eligible_doctors
        FROM majorated FULL JOIN quota USING (code) AS told
       ORDER BY code COLLATE "C"
      """;

  /** @param eligible the doctors who could sign, as the ARS gives them; nothing when it has not */
  public record Quota(String region, String name, long majorated, Optional<Long> eligible) {

    /** Reading L16: more than this percentage of the eligible doctors. It is told, it blocks nothing. */
    public boolean exceeds(int percent) {
      return eligible.filter(doctors -> majorated * 100 > doctors * percent).isPresent();
    }
  }

  private QuotaStore() {}

  /** By region; those without majoration and without a number from the ARS are left out. */
  public static List<Quota> of(Connection connection, Run run) throws SQLException {
    List<Caisse> caisses = List.copyOf(Caisses.all());
    try (PreparedStatement select = connection.prepareStatement(MAJORATED)) {
      select.setObject(1, caisses.stream().map(Caisse::code).toArray(String[]::new));
      select.setObject(2, caisses.stream().map(Caisse::regionCode).toArray(String[]::new));
      select.setObject(3, caisses.stream().map(Caisse::regionName).toArray(String[]::new));
      select.setInt(4, run.id());
      for (int place = 5; place <= 7; place++) {
        select.setInt(place, run.year().value());
      }
      try (ResultSet row = select.executeQuery()) {
        List<Quota> quotas = new ArrayList<>();
        while (row.next()) {
          String name = Optional.ofNullable(row.getString(2)).orElse("?");
          quotas.add(new Quota(row.getString(1), name, row.getLong(3),
              Optional.ofNullable(row.getObject(4, Long.class))));
        }
        return quotas;
      }
    }
  }
}
