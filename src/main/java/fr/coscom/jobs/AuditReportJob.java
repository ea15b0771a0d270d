package fr.coscom.jobs;

import fr.coscom.audit.AuditFilesStore;
import fr.coscom.audit.AuditSealFile;
import fr.coscom.audit.AuditSetStore;
import fr.coscom.ledger.KnownLotStore;
import fr.coscom.platform.Database;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.builder.JobBuilder;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.core.step.builder.StepBuilder;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.hibernate.autoconfigure.HibernateJpaAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.transaction.PlatformTransactionManager;

/**
 * The auditor's set of one run. It reads the ledger and writes files, nothing else: no fence, no lock of the
 * campaign. Steps, order and names are those of jobs/audit-report/RUNBOOK.md; a test compares them.
 */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration(exclude = HibernateJpaAutoConfiguration.class)
class AuditReportJob {

  static final String NAME = "audit-report";

  private static final int SESSIONS = 4;

  @Bean(destroyMethod = "close")
  DataSource dataSource(Database database) {
    return JobsApplication.pool(database, SESSIONS);
  }

  @Bean
  Job auditReport(JobRepository repository, PlatformTransactionManager transactions, DataSource source,
      AuditAttempt attempt) {
    Steps steps = new Steps(repository, transactions, source, attempt);
    return new JobBuilder(NAME, repository)
        .start(steps.step("open-set", connection -> open(connection, attempt)))
        .next(steps.step("write-tables",
            connection -> attempt.files().addAll(files(connection, attempt).writeTables(attempt.folder()))))
        .next(steps.step("write-workbook",
            connection -> attempt.files().add(files(connection, attempt).writeWorkbook(attempt.folder()))))
        .next(steps.step("seal-set",
            connection -> attempt.archiveIs(AuditSealFile.write(attempt.set(), attempt.folder(), attempt.files()))))
        .build();
  }

  private static void open(Connection connection, AuditAttempt attempt) throws SQLException {
    AuditRequest request = attempt.request();
    attempt.opened(AuditSetStore.open(connection, request.run(), attempt.clock().now(), attempt.clock().rehearsal(),
        request.language(),
        request.programDigest()));
  }

  private static AuditFilesStore files(Connection connection, AuditAttempt attempt) {
    return new AuditFilesStore(connection, attempt.set(), attempt::goOn);
  }

  /** Each step in one transaction that sees the facts as known to the run. */
  private record Steps(
      JobRepository repository, PlatformTransactionManager transactions, DataSource source, AuditAttempt attempt) {

    Step step(String name, Work.Once work) {
      return new StepBuilder(name, repository).tasklet((contribution, context) -> {
        attempt.goOn();
        attempt.tell(name);
        Connection connection = DataSourceUtils.getConnection(source);
        try {
          KnownLotStore.set(connection, attempt.request().run().lot());
          work.run(connection);
          return RepeatStatus.FINISHED;
        } finally {
          DataSourceUtils.releaseConnection(connection, source);
        }
      }, transactions).build();
    }
  }
}
