package fr.coscom.ledger;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/** A question to the database about one run, which stands at every place of it. */
public final class RunQuestionStore {

  private RunQuestionStore() {}

  /** @return to be asked and closed */
  public static PreparedStatement of(Connection connection, String sql, int runId) throws SQLException {
    PreparedStatement question = connection.prepareStatement(sql);
    try {
      int places = question.getParameterMetaData().getParameterCount();
      for (int place = 1; place <= places; place++) {
        question.setInt(place, runId);
      }
      return question;
    } catch (SQLException e) {
      question.close();
      throw e;
    }
  }
}
