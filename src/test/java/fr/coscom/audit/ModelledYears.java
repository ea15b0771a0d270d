package fr.coscom.audit;

import fr.coscom.ledger.Run;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;

/** The program that a {@link CorrectionModel} leads: the ledger alone, or the commands. */
public interface ModelledYears {

  /** An RPPS, the same for the same number. @param number from 0 */
  String doctor(int number);

  /** @param openedAt {@code 2024-09-01 09:00+02}; what is sent from now on belongs to this run */
  void begin(int year, String openedAt) throws SQLException;

  /** @param table {@code opposable_rates}; @param cells by the columns of the ledger, {@code cancelled} is Y or absent */
  void send(String table, Map<String, String> cells) throws SQLException;

  /** Assesses, settles and checks the run that was begun. */
  Run settle() throws SQLException;

  void approve(Run run) throws SQLException;

  /** @param run approved before */
  void release(Run run) throws SQLException;

  void discard(Run run) throws SQLException;

  Difference compare(Run before, Run after, Optional<String> contract) throws SQLException;

  /** What runs ordered for a year and was not reversed, in cents, by {@code contract component}; nothing where that is zero. */
  Map<String, Long> ordered(int year) throws SQLException;
}
