package fr.coscom.statement;

import fr.coscom.audit.StoredTrace;
import fr.coscom.basis.Days;
import fr.coscom.ledger.Run;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** Reads the other contracts that a doctor has in a run. */
public final class NeighbourStore {

  /** @param days of the year counted for the other contract */
  public record Neighbour(String contractId, Days days) {}

  private static final String OTHERS = """
      SELECT m.contract_id, o.contract_id, e.trace
        FROM run_contract m
        JOIN run_contract o ON o.run_id = m.run_id AND o.rpps = m.rpps AND o.contract_id <> m.contract_id
        JOIN entitlement e ON e.run_id = o.run_id AND e.contract_id = o.contract_id
       WHERE m.run_id = ? AND m.contract_id = ANY (?)
       ORDER BY m.contract_id, o.contract_id
      """;

  private static final JsonMapper JSON = new JsonMapper();

  private NeighbourStore() {}

  /** By the contract that they stand beside; one without others is left out. */
  static Map<String, List<Neighbour>> of(Connection connection, Run run, List<String> contracts) throws SQLException {
    Map<String, List<Neighbour>> neighbours = new HashMap<>();
    if (contracts.isEmpty()) {
      return neighbours;
    }
    try (PreparedStatement select = connection.prepareStatement(OTHERS)) {
      select.setInt(1, run.id());
      select.setArray(2, connection.createArrayOf("text", contracts.toArray()));
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          Days days = new StoredTrace(JSON.readTree(row.getString(3))).days();
          neighbours.computeIfAbsent(row.getString(1), none -> new ArrayList<>()).add(new Neighbour(row.getString(2), days));
        }
      }
    }
    return neighbours;
  }
}
