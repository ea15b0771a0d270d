package fr.coscom.jobs;

import java.sql.Connection;

/** The work of one step, in one transaction a call. */
@FunctionalInterface
interface Work {

  /** @return whether there is more to do, in another transaction */
  boolean more(Connection connection) throws Exception;

  /** Work that is done at once. */
  @FunctionalInterface
  interface Once {
    void run(Connection connection) throws Exception;
  }

  static Work once(Once work) {
    return connection -> {
      work.run(connection);
      return false;
    };
  }
}
