package fr.coscom.ledger;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/** Keeps signatures. Triggers check each one and move the states of order, transfers and run. */
public final class SignatureStore {

  private SignatureStore() {}

  /**
   * @return the number of the signature
   * @throws SignatureRefused when it may not be given; the transaction can only be rolled back then
   */
  public static long sign(Connection connection, Signature signature) throws SQLException {
    try (PreparedStatement insert = connection.prepareStatement("""
        INSERT INTO signature (run_id, caisse, act, run_json_sha256, signed_by, signed_at, rehearsal)
        VALUES (?, ?, ?, ?, ?, ?, ?) RETURNING signature_id""")) {
      insert.setInt(1, signature.runId());
      insert.setString(2, signature.caisse());
      insert.setString(3, signature.act().name());
      insert.setString(4, signature.runJsonSha256());
      insert.setString(5, signature.signedBy());
      insert.setObject(6, signature.signedAt());
      insert.setBoolean(7, signature.rehearsal());
      try (ResultSet row = insert.executeQuery()) {
        row.next();
        return row.getLong(1);
      }
    } catch (PSQLException e) {
      ServerErrorMessage refusal = e.getServerErrorMessage();
      if (refusal != null && refusal.getConstraint() != null && refusal.getConstraint().startsWith("sign_")) {
        throw new SignatureRefused(refusal.getConstraint(), refusal.getDetail() == null ? "" : refusal.getDetail(), e);
      }
      throw e;
    }
  }

  /** Whether two names are those of one person: without accents, case, blanks and punctuation. */
  public static boolean samePerson(Connection connection, String one, String other) throws SQLException {
    try (PreparedStatement select = connection.prepareStatement("SELECT person_key(?) = person_key(?)")) {
      select.setString(1, one);
      select.setString(2, other);
      try (ResultSet row = select.executeQuery()) {
        row.next();
        return row.getBoolean(1);
      }
    }
  }

  /** The file of a released order is where it is fetched, but for the mark of readiness. */
  public static void handedOver(Connection connection, long signature, OffsetDateTime at, String operator) throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement("INSERT INTO hand_over (signature_id, at, operator) VALUES (?, ?, ?)")) {
      insert.setLong(1, signature);
      insert.setObject(2, at);
      insert.setString(3, operator);
      insert.executeUpdate();
    }
  }
}
