package fr.coscom.bank;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A paid year and the bank's files for each test. Whatever came, the sums of R09 meet after it, to the cent. */
abstract class AfterThePayment {

  @TempDir Path folder;
  PaidYear year;
  BankFiles bank;

  @BeforeEach
  void pay() throws SQLException {
    year = new PaidYear();
    bank = new BankFiles(folder);
  }

  @AfterEach
  void sumsMeet() throws SQLException {
    assertThat(ConservationStore.controls(year.connection)).hasSize(5).allMatch(control -> control.holds());
    year.close();
  }
}
