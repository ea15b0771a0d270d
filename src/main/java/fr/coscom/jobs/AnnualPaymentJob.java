package fr.coscom.jobs;

import fr.coscom.dossier.Dossier;
import fr.coscom.ledger.BalanceStore;
import fr.coscom.ledger.ControlStore;
import fr.coscom.ledger.EventStore;
import fr.coscom.ledger.DebtStore;
import fr.coscom.ledger.ParameterSetStore;
import fr.coscom.ledger.Run;
import fr.coscom.ledger.RunStore;
import fr.coscom.ledger.SettlementStore;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.springframework.batch.core.configuration.annotation.StepScope;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.builder.JobBuilder;
import org.springframework.batch.infrastructure.item.ItemStreamReader;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * The annual payment and, with the same steps, the correction and the dry run of either. Steps, order and names are those of
 * jobs/annual-payment/RUNBOOK.md and jobs/reprocess/RUNBOOK.md; a test compares them.
 */
@Configuration(proxyBeanMethods = false)
class AnnualPaymentJob {

  static final String NAME = "annual-payment";
  static final String CORRECTION = "reprocess";

  @Bean
  Job annualPayment(Steps steps, AssessContracts assess, ItemStreamReader<Dossier> dossiers, Attempt attempt, RunStore runs) {
    PaymentFiles payments = new PaymentFiles(attempt);
    ReportFiles reports = new ReportFiles(attempt, runs);
    return new JobBuilder(attempt.request().correcting() ? CORRECTION : NAME, steps.repository())
        .start(steps.unfenced("open-run", Work.once(connection -> openRun(connection, attempt, runs))))
        .next(steps.step("load-files", Work.once(new LoadFiles(attempt, runs)::load)))
        .next(assess.step(dossiers))
        .next(steps.step("second-calculation", Work.once(new SecondCalculation(attempt)::run)))
        .next(steps.step("settle", Work.once(connection -> settle(connection, attempt))))
        .next(steps.step("check-balance", Work.once(connection -> checkBalance(connection, attempt))))
        .next(steps.step("write-payment-files", payments::writeNext))
        .next(steps.step("check-payment-files", Work.once(payments::check)))
        .next(steps.step("write-report", Work.once(reports::write)))
        .next(steps.step("seal-run", Work.once(reports::seal)))
        .build();
  }

  @Bean
  @StepScope
  ItemStreamReader<Dossier> dossiers(
      DataSource source, Attempt attempt,
      @Value("#{stepExecutionContext['" + AssessContracts.AFTER + "']}") String afterRpps,
      @Value("#{stepExecutionContext['" + AssessContracts.LAST + "']}") String lastRpps) {
    return new DossierReader(source, attempt, afterRpps, lastRpps);
  }

  private static void openRun(Connection connection, Attempt attempt, RunStore runs) throws SQLException {
    ParameterSetStore.pin(connection, attempt.request().parameters());
    if (attempt.request().resumed().isPresent()) {
      Run run = attempt.request().resumed().get();
      runs.fence(run.id(), attempt.number());
      // Whoever goes on with a run has prepared it too, and may not sign it.
      EventStore.keep(connection, run.id(), attempt.clock().now(), "RESUMED", attempt.request().opening().operator(), "");
    }
  }

  private static void settle(Connection connection, Attempt attempt) throws SQLException {
    if (!SettlementStore.settled(connection, attempt.run().id())) {
      SettlementStore.settle(connection, attempt.run());
      DebtStore.open(connection, attempt.run(), attempt.request().parameters().forYear(attempt.run().year()));
    }
  }

  private static void checkBalance(Connection connection, Attempt attempt) throws SQLException {
    ControlStore.keepOrBreak(
        connection, attempt.run().id(), BalanceStore.whilePreparing(connection, attempt.run(), attempt.request().correcting()));
  }
}
