package fr.coscom.basis;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MaskedIbanTest {

  @ParameterizedTest
  @CsvSource({
      "FR7630006000011234567890189,FR76 **** **** 0189",
      "FR76 3000 6000 0112 3456 7890 189,FR76 **** **** 0189",
      "NO9386011117947,NO93 **** **** 7947",
      "FR763000,****",
      "'',****"})
  void anIbanIsMasked(String iban, String masked) {
    assertThat(MaskedIban.of(iban)).hasToString(masked);
  }

  @ParameterizedTest
  @CsvSource({
      "account FR7630006000011234567890189 refused,account FR76 **** **** 0189 refused",
      "account FR76 3000 6000 0112 3456 7890 189 refused,account FR76 **** **** 0189 refused",
      "account fr7630006000011234567890189.,account fr76 **** **** 0189.",
      "<IBAN>DE89370400440532013000</IBAN>,<IBAN>DE89 **** **** 3000</IBAN>",
      "COSCOM25-311-000000001,COSCOM25-311-000000001",
      "COSCOM 2025 CPAM 311 AIDE CONVENTIONNELLE,COSCOM 2025 CPAM 311 AIDE CONVENTIONNELLE"})
  void aTextShowsNoIban(String text, String masked) {
    assertThat(MaskedIban.inText(text)).isEqualTo(masked);
  }
}
