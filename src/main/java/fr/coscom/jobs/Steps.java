package fr.coscom.jobs;

import fr.coscom.ledger.FenceStore;
import fr.coscom.ledger.KnownLotStore;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.core.step.builder.StepBuilder;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.transaction.PlatformTransactionManager;

/** Makes a step of work: each call in a transaction that holds the fence and sees the facts as known to the run. */
record Steps(JobRepository repository, PlatformTransactionManager transactions, DataSource source, Attempt attempt) {

  Step step(String name, Work work) {
    return unfenced(name, connection -> {
      ready(connection);
      return work.more(connection);
    });
  }

  /** A step that takes the fence itself; it is told once, however many transactions it takes. */
  Step unfenced(String name, Work work) {
    return new StepBuilder(name, repository).tasklet((contribution, context) -> {
      attempt.goOn();
      Connection connection = DataSourceUtils.getConnection(source);
      try {
        if (contribution.getStepExecution().getCommitCount() == 0) {
          attempt.tell(name);
        }
        return RepeatStatus.continueIf(work.more(connection));
      } finally {
        DataSourceUtils.releaseConnection(connection, source);
      }
    }, transactions).build();
  }

  /** Before the run is opened there is nothing to hold and nothing to know. */
  private void ready(Connection connection) throws SQLException {
    if (attempt.opened().isPresent()) {
      FenceStore.hold(connection, attempt.run().id(), attempt.number());
      KnownLotStore.set(connection, attempt.run().lot());
    }
  }
}
