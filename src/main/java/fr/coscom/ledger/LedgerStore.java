package fr.coscom.ledger;

import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.hibernate.Session;
import org.hibernate.jpa.HibernatePersistenceConfiguration;

/** The ledger for commands that act on a run without a job: one act is one transaction. */
public final class LedgerStore implements AutoCloseable {

  /** An act on runs and on the session under them. */
  @FunctionalInterface
  public interface Act<T> {
    T on(RunStore runs, Connection connection) throws Exception;
  }

  private final EntityManagerFactory entities;

  public LedgerStore(DataSource source) {
    entities = new HibernatePersistenceConfiguration("ledger")
        .managedClass(RunRow.class)
        .property("hibernate.connection.datasource", source)
        .property("hibernate.jdbc.time_zone", "UTC")
        .property("hibernate.hbm2ddl.auto", "validate")
        .createEntityManagerFactory();
  }

  /** Whatever it throws, nothing of it is kept. */
  public <T> T act(Act<T> act) {
    try (EntityManager manager = entities.createEntityManager()) {
      manager.getTransaction().begin();
      try {
        T result = manager.unwrap(Session.class).doReturningWork(connection -> {
          try {
            return act.on(new RunStore(manager), connection);
          } catch (RuntimeException | SQLException e) {
            throw e;
          } catch (Exception e) {
            throw new IllegalStateException(e);
          }
        });
        manager.getTransaction().commit();
        return result;
      } finally {
        if (manager.getTransaction().isActive()) {
          manager.getTransaction().rollback();
        }
      }
    }
  }

  @Override
  public void close() {
    entities.close();
  }
}
