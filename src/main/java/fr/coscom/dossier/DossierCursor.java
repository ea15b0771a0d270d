package fr.coscom.dossier;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The dossiers of a range of doctors, in the order of RPPS. Closing it closes its statements, not the connection. */
public final class DossierCursor implements AutoCloseable {

  /** A fact of one contract among those of a doctor. */
  private record Of<T>(String contractId, T fact) {}

  private final DossierStore.Scope scope;
  private final List<FactStream> open = new ArrayList<>();
  private final FactStream contracts;
  private final FactStream zones;
  private final FactStream attestations;
  private final FactStream hospitals;
  private final FactStream majorations;
  private final FactStream holds;
  private final FactStream decisions;
  private final FactStream rejections;
  private final FactStream sectors;
  private final FactStream rates;
  private final FactStream others;
  private final FactStream accounts;
  private final FactStream refusals;

  DossierCursor(Connection connection, DossierStore.Scope scope) throws SQLException {
    this.scope = scope;
    try {
      contracts = stream(connection, DossierSql.CONTRACTS);
      zones = stream(connection, DossierSql.ZONES);
      attestations = stream(connection, DossierSql.ATTESTATIONS);
      hospitals = stream(connection, DossierSql.HOSPITALS);
      majorations = stream(connection, DossierSql.MAJORATIONS);
      holds = stream(connection, DossierSql.HOLDS);
      decisions = stream(connection, DossierSql.DECISIONS);
      rejections = stream(connection, DossierSql.REJECTIONS);
      sectors = stream(connection, DossierSql.SECTORS);
      rates = stream(connection, DossierSql.RATES);
      others = stream(connection, DossierSql.OTHERS);
      accounts = stream(connection, DossierSql.ACCOUNTS);
      refusals = stream(connection, DossierSql.REFUSALS);
    } catch (SQLException e) {
      close();
      throw e;
    }
  }

  private FactStream stream(Connection connection, String sql) throws SQLException {
    FactStream stream = scope.stream(connection, sql);
    open.add(stream);
    return stream;
  }

  /** The next dossier with a contract still to assess; nothing at the end. */
  public Optional<Dossier> next() throws SQLException {
    while (!contracts.ended()) {
      String rpps = contracts.rpps();
      boolean[] done = {true};
      Map<String, ContractDraft> drafts = new LinkedHashMap<>();
      for (ContractDraft draft : contracts.take(rpps, row -> {
        done[0] &= row.yes("done");
        return ContractDraft.of(row);
      })) {
        drafts.put(draft.contract().contractId(), draft);
      }
      fill(rpps, drafts);
      Dossier dossier = dossier(rpps, drafts);
      if (scope.assessedToo() || !done[0]) {
        return Optional.of(dossier);
      }
    }
    return Optional.empty();
  }

  private void fill(String rpps, Map<String, ContractDraft> drafts) throws SQLException {
    each(zones, rpps, DossierRows::zone).forEach(z -> drafts.get(z.contractId()).zones().add(z.fact()));
    each(attestations, rpps, DossierRows::attestation).forEach(a -> drafts.get(a.contractId()).attestations().add(a.fact()));
    each(hospitals, rpps, DossierRows::hospital).forEach(h -> drafts.get(h.contractId()).hospitals().add(h.fact()));
    each(majorations, rpps, DossierRows::majoration).forEach(m -> drafts.get(m.contractId()).majorations().add(m.fact()));
    each(holds, rpps, DossierRows::hold).forEach(h -> drafts.get(h.contractId()).holds().add(h.fact()));
    each(decisions, rpps, DossierRows::decision).forEach(d -> drafts.get(d.contractId()).decisions().add(d.fact()));
    each(rejections, rpps, row -> row.origin(row.text("file")))
        .forEach(r -> drafts.get(r.contractId()).rejected().add(r.fact()));
  }

  private static <T> List<Of<T>> each(FactStream stream, String rpps, FactStream.Reading<T> reading) throws SQLException {
    return stream.take(rpps, row -> new Of<>(row.text("contract_id"), reading.of(row)));
  }

  private Dossier dossier(String rpps, Map<String, ContractDraft> drafts) throws SQLException {
    Map<String, AccountRefusal> refused = new HashMap<>();
    refusals.take(rpps, row -> refused.put(row.text("caisse"), new AccountRefusal(row.text("code"), row.day("said_on"))));
    return new Dossier(
        rpps, scope.year(), drafts.values().stream().map(ContractDraft::facts).toList(),
        sectors.take(rpps, DossierRows::sector),
        rates.take(rpps, DossierRows::rate).stream().findFirst(),
        others.take(rpps, DossierRows::other),
        accounts.take(rpps, row -> DossierRows.account(row, refused)));
  }

  @Override
  public void close() throws SQLException {
    for (FactStream stream : open) {
      stream.close();
    }
  }
}
