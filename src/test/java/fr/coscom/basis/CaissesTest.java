package fr.coscom.basis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CaissesTest {

  @ParameterizedTest
  @CsvSource(useHeadersInDisplayName = true, textBlock = """
      code, pays today, department
      311,  311,        31
      022,  021,        02
      692,  691,        69
      292,  291,        29
      201,  201,        2A
      202,  202,        2B
      971,  971,        971
      976,  976,        976
      """)
  void aClosedCaisseIsPaidUnderItsCurrentCode(String code, String current, String department) {
    Caisse caisse = Caisses.current(code).orElseThrow();
    assertThat(caisse.code()).isEqualTo(current);
    assertThat(caisse.department()).isEqualTo(department);
  }

  @ParameterizedTest
  @CsvSource({"000", "999", "31", "''"})
  void aCodeNeverGivenIsUnknown(String code) {
    assertThat(Caisses.current(code)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"31555, 31", "01004, 01", "2A004, 2A", "2B033, 2B", "97411, 974", "97105, 971", "98818, 988"})
  void aCommuneTellsItsDepartment(String commune, String department) {
    assertThat(Caisses.departmentOf(commune)).isEqualTo(department);
  }

  @Test
  void everyCurrentCaisseIsComplete() {
    assertThat(Caisses.all()).hasSizeGreaterThan(100).allSatisfy(caisse -> {
      assertThat(caisse.code()).matches("[0-9]{3}");
      assertThat(caisse.department()).matches("[0-9]{2}|2A|2B|97[0-9]");
      assertThat(caisse.name()).isNotBlank();
      assertThat(caisse.regionCode()).matches("[0-9]{2}");
      assertThat(caisse.regionName()).isNotBlank().as("as it is written").isNotEqualTo(caisse.regionName().toUpperCase(Locale.ROOT));
      assertThat(Caisses.current(caisse.code())).contains(caisse);
    });
  }
}
