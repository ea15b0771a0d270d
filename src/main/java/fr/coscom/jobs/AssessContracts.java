package fr.coscom.jobs;

import fr.coscom.dossier.Dossier;
import fr.coscom.entitlement.Assessment;
import fr.coscom.entitlement.Entitlement;
import fr.coscom.law.RuleParameters;
import fr.coscom.ledger.EntitlementStore;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.springframework.batch.core.job.JobInterruptedException;
import org.springframework.batch.core.partition.Partitioner;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.core.step.StepInterruptionPolicy;
import org.springframework.batch.core.step.builder.StepBuilder;
import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.batch.infrastructure.item.ItemStreamReader;
import org.springframework.core.task.TaskExecutor;
import org.springframework.transaction.PlatformTransactionManager;

/**
 * The step that applies the rules: doctors of a range of RPPS, one after the other, into entitlements; ranges side by side. What it
 * writes does not depend on how many ranges there are.
 */
record AssessContracts(
    JobRepository repository, PlatformTransactionManager transactions, DataSource source, Attempt attempt, TaskExecutor tasks) {

  static final String NAME = "assess-contracts";
  static final String AFTER = "afterRpps";
  static final String LAST = "lastRpps";

  /** One commit for each: large enough that COPY pays, small enough that a stop waits less than a second. */
  private static final int DOCTORS_PER_COMMIT = 500;

  /**
   * More ranges than cores: one that ends early leaves its core to the next. No more than eight: each works with two sessions, and
   * the embedded PostgreSQL has sixty for everybody.
   */
  static final int RANGES = Math.max(4, Math.min(2 * Runtime.getRuntime().availableProcessors(), 8));

  Step step(ItemStreamReader<Dossier> reader) {
    return new StepBuilder(NAME, repository)
        .partitioner(NAME + "-range", partitioner())
        .step(range(reader))
        .gridSize(RANGES)
        .taskExecutor(tasks)
        .build();
  }

  private Step range(ItemStreamReader<Dossier> reader) {
    RuleParameters parameters = attempt.request().parameters().forYear(attempt.request().opening().year());
    EntitlementWriter writer = new EntitlementWriter(source, attempt, parameters);
    StepInterruptionPolicy stop = execution -> {
      if (attempt.stopping()) {
        execution.setTerminateOnly();
      }
      if (execution.isTerminateOnly()) {
        throw new JobInterruptedException("stop requested");
      }
    };
    return new StepBuilder(NAME + "-range", repository)
        .<Dossier, List<Entitlement>>chunk(DOCTORS_PER_COMMIT)
        .reader(reader)
        .processor(dossier -> Assessment.of(dossier, parameters))
        .writer(writer)
        .transactionManager(transactions)
        .interruptionPolicy(stop)
        .build();
  }

  private Partitioner partitioner() {
    return size -> {
      attempt.goOn();
      try (Connection connection = source.getConnection()) {
        EntitlementStore.Progress counted = EntitlementStore.progress(connection, attempt.run().id());
        attempt.counting("assess-contracts", counted.staged() - counted.assessed());
        Map<String, ExecutionContext> ranges = new TreeMap<>();
        String after = "";
        for (String last : EntitlementStore.ranges(connection, attempt.run().id(), size)) {
          ExecutionContext range = new ExecutionContext();
          range.putString(AFTER, after);
          range.putString(LAST, last);
          ranges.put("range" + ranges.size(), range);
          after = last;
        }
        return ranges;
      } catch (SQLException e) {
        throw new IllegalStateException(e);
      }
    };
  }
}
