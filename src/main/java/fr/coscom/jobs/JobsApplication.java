package fr.coscom.jobs;

import com.zaxxer.hikari.HikariDataSource;
import fr.coscom.ledger.RunStore;
import fr.coscom.platform.Database;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import javax.sql.DataSource;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.persistence.autoconfigure.EntityScan;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.core.task.TaskExecutor;
import org.springframework.orm.jpa.SharedEntityManagerCreator;
import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;
import org.springframework.transaction.PlatformTransactionManager;

/** The application that runs one job: Spring Boot with Batch and Hibernate on the database that the command opened. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
@EntityScan("fr.coscom.ledger")
@Import(AnnualPaymentJob.class)
class JobsApplication {

  /** Ranges of the assessment each hold two sessions; the job, its repository and the lock need a few more. */
  private static final int SESSIONS = 2 * AssessContracts.RANGES + 4;

  @Bean(destroyMethod = "close")
  DataSource dataSource(Database database) {
    return pool(database, SESSIONS);
  }

  static HikariDataSource pool(Database database, int sessions) {
    HikariDataSource pool = new HikariDataSource();
    pool.setDataSource(database.dataSource());
    pool.setMaximumPoolSize(sessions);
    pool.setMinimumIdle(1);
    pool.setPoolName("coscom");
    return pool;
  }

  @Bean
  EntityManager entityManager(EntityManagerFactory factory) {
    return SharedEntityManagerCreator.createSharedEntityManager(factory);
  }

  @Bean
  RunStore runs(EntityManager entityManager) {
    return new RunStore(entityManager);
  }

  @Bean
  TaskExecutor ranges() {
    ThreadPoolTaskExecutor tasks = new ThreadPoolTaskExecutor();
    tasks.setCorePoolSize(Math.max(1, Runtime.getRuntime().availableProcessors()));
    tasks.setThreadNamePrefix("range-");
    return tasks;
  }

  @Bean
  Steps steps(JobRepository repository, PlatformTransactionManager transactions, DataSource source, Attempt attempt) {
    return new Steps(repository, transactions, source, attempt);
  }

  @Bean
  AssessContracts assess(
      JobRepository repository, PlatformTransactionManager transactions, DataSource source, Attempt attempt, TaskExecutor ranges) {
    return new AssessContracts(repository, transactions, source, attempt, ranges);
  }
}
