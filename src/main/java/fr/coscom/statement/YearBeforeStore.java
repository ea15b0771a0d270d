package fr.coscom.statement;

import fr.coscom.audit.StoredTrace;
import fr.coscom.basis.CivilYear;
import fr.coscom.ledger.Run;
import fr.coscom.ledger.RunListStore;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import tools.jackson.databind.json.JsonMapper;

/** Reads what was last told of contracts for the year before that of a run, as it stood when the run was opened. */
final class YearBeforeStore {

  /** Of an order that was thrown away only what it claimed was told. Parameters: runs, contracts. */
  private static final String LAST_TOLD = """
      SELECT DISTINCT ON (e.contract_id) e.contract_id, e.run_id, e.trace
        FROM entitlement e
        JOIN settlement s USING (run_id, contract_id)
        LEFT JOIN collective_order c ON c.run_id = e.run_id AND c.caisse = s.caisse
       WHERE e.run_id = ANY (?) AND e.contract_id = ANY (?)
         AND (c.state IS DISTINCT FROM 'DISCARDED' OR s.to_recover_cents > 0)
       ORDER BY e.contract_id, e.run_id DESC
      """;

  private static final JsonMapper JSON = new JsonMapper();

  private final Connection connection;
  private final Map<Integer, Run> runs;

  YearBeforeStore(Connection connection, Run run) throws SQLException {
    this.connection = connection;
    this.runs = RunListStore.released(connection, new CivilYear(run.year().value() - 1), run).stream()
        .collect(Collectors.toMap(Run::id, Function.identity()));
  }

  /** By number; a contract that had no letter is left out. */
  Map<String, YearBefore> of(List<String> contracts) throws SQLException {
    Map<String, YearBefore> told = new HashMap<>();
    if (contracts.isEmpty() || runs.isEmpty()) {
      return told;
    }
    try (PreparedStatement select = connection.prepareStatement(LAST_TOLD)) {
      select.setArray(1, connection.createArrayOf("integer", runs.keySet().toArray()));
      select.setArray(2, connection.createArrayOf("text", contracts.toArray()));
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          told.put(row.getString(1),
              new YearBefore(runs.get(row.getInt(2)), new StoredTrace(JSON.readTree(row.getString(3)))));
        }
      }
    }
    return told;
  }
}
