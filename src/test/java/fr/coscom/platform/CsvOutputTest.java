package fr.coscom.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class CsvOutputTest {

  @Test
  void aTextThatLooksLikeAFormulaIsNeutralisedAndANegativeAmountIsNot() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    try (CsvOutput csv = new CsvOutput(bytes, "a;b;c;d")) {
      csv.row("-A-1", "=SUM(1)", new BigDecimal("-500.00"), null);
    }

    assertThat(bytes.toString(StandardCharsets.UTF_8)).isEqualTo("a;b;c;d\n'-A-1;'=SUM(1);-500.00;\n");
  }
}
