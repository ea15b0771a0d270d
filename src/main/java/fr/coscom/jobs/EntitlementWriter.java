package fr.coscom.jobs;

import fr.coscom.entitlement.Entitlement;
import fr.coscom.law.RuleParameters;
import fr.coscom.ledger.EntitlementStore;
import fr.coscom.ledger.FenceStore;
import java.sql.Connection;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.batch.infrastructure.item.Chunk;
import org.springframework.batch.infrastructure.item.ItemWriter;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.transaction.support.ResourceHolderSupport;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Keeps the entitlements of a chunk of doctors through COPY, on the connection of the chunk's transaction. */
final class EntitlementWriter implements ItemWriter<List<Entitlement>> {

  private final DataSource source;
  private final Attempt attempt;
  private final RuleParameters parameters;

  EntitlementWriter(DataSource source, Attempt attempt, RuleParameters parameters) {
    this.source = source;
    this.attempt = attempt;
    this.parameters = parameters;
  }

  @Override
  public void write(Chunk<? extends List<Entitlement>> doctors) throws Exception {
    List<Entitlement> entitlements = doctors.getItems().stream().<Entitlement>flatMap(List::stream).toList();
    Connection connection = DataSourceUtils.getConnection(source);
    try {
      FenceStore.hold(connection, attempt.run().id(), attempt.number());
      EntitlementStore.keep(connection, attempt.run().id(), entitlements, parameters);
    } finally {
      DataSourceUtils.releaseConnection(connection, source);
    }
    refuseSilentLoss();
    attempt.counted(entitlements.size());
  }

  /** Spring Batch 6.0.4 counts a chunk as written even when its transaction can only roll back. */
  private void refuseSilentLoss() {
    if (TransactionSynchronizationManager.getResource(source) instanceof ResourceHolderSupport holder && holder.isRollbackOnly()) {
      throw new IllegalStateException("the transaction of the chunk can only be rolled back");
    }
  }
}
