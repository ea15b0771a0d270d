package fr.coscom.jobs;

import com.zaxxer.hikari.HikariDataSource;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.io.IOException;
import java.io.Reader;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import javax.sql.DataSource;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;
import org.postgresql.copy.CopyManager;
import org.postgresql.core.BaseConnection;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.support.GenericApplicationContext;

/**
 * Puts the armed {@link Fault} under the pool of every job that starts: each call that reaches the server is counted, and one of
 * them fails. Without an armed fault nothing is put anywhere.
 */
public final class FaultySessions implements ApplicationContextInitializer<GenericApplicationContext> {

  private static final AtomicReference<Fault> ARMED = new AtomicReference<>();
  private static final Set<String> REACH_THE_SERVER = Set.of(
      "execute", "executeQuery", "executeUpdate", "executeLargeUpdate", "executeBatch", "commit", "rollback", "getConnection", "endCopy");

  static void arm(Fault fault) {
    ARMED.set(fault);
  }

  static void disarm() {
    ARMED.set(null);
  }

  @Override
  public void initialize(GenericApplicationContext context) {
    Fault fault = ARMED.get();
    if (fault == null) {
      return;
    }
    context.getBeanFactory().addBeanPostProcessor(new BeanPostProcessor() {
      @Override
      public Object postProcessBeforeInitialization(Object bean, String name) {
        if (bean instanceof HikariDataSource pool) {
          pool.setDataSource(proxy(DataSource.class, pool.getDataSource(), fault, null));
        }
        return bean;
      }
    });
  }

  private static <T> T proxy(Class<T> type, Object real, Fault fault, Connection session, Class<?>... more) {
    Class<?>[] types = new Class<?>[more.length + 1];
    types[0] = type;
    System.arraycopy(more, 0, types, 1, more.length);
    return type.cast(Proxy.newProxyInstance(FaultySessions.class.getClassLoader(), types,
        (self, method, arguments) -> call(real, method, arguments, fault, session)));
  }

  private static Object call(Object real, Method method, Object[] arguments, Fault fault, Connection session) throws Throwable {
    boolean counted = REACH_THE_SERVER.contains(method.getName()) || fetches(real, method);
    Object result = counted ? fault.around(session, method.getName(), () -> invoke(real, method, arguments)) : invoke(real, method, arguments);
    if (result instanceof Connection made && method.getName().equals("getConnection")) {
      return real instanceof DataSource ? proxy(Connection.class, made, fault, made, PGConnection.class) : result;
    }
    if (result instanceof CopyManager) {
      return new FaultyCopies((BaseConnection) session, fault);
    }
    if (result instanceof Statement) {
      return proxy(method.getReturnType().asSubclass(Statement.class), result, fault, session);
    }
    if (result instanceof ResultSet) {
      return proxy(ResultSet.class, result, fault, session);
    }
    return result;
  }

  /** The first row of a cursor, which the server may have to be asked for. */
  private static boolean fetches(Object real, Method method) throws SQLException {
    return real instanceof ResultSet rows && method.getName().equals("next") && rows.getFetchSize() > 0 && rows.getRow() == 0;
  }

  private static Object invoke(Object real, Method method, Object[] arguments) throws Throwable {
    try {
      return method.invoke(real, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }

  private static final class FaultyCopies extends CopyManager {

    private final Fault fault;
    private final Connection session;

    FaultyCopies(BaseConnection session, Fault fault) throws SQLException {
      super(session);
      this.fault = fault;
      this.session = session;
    }

    @Override
    public CopyIn copyIn(String sql) throws SQLException {
      return proxy(CopyIn.class, super.copyIn(sql), fault, session);
    }

    @Override
    public long copyIn(String sql, Reader from) throws SQLException, IOException {
      try {
        return (Long) fault.around(session, "copyIn", () -> super.copyIn(sql, from));
      } catch (SQLException | IOException | RuntimeException e) {
        throw e;
      } catch (Throwable e) {
        throw new IllegalStateException(e);
      }
    }
  }
}
