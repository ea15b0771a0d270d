package fr.coscom.payment;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AccountRulesTest {

  @ParameterizedTest
  @CsvSource(textBlock = """
      FR7630006000011234567890189,      true,  published example
      FR1420041010050500013M02606,      true,  letter in the account
      FR7630006000011234567890188,      false, last digit
      FR2030006000011234567890188,      false, check digits recomputed but not the key of the RIB
      FR76 3000 6000 0112 3456 7890 189,false, spaces
      fr7630006000011234567890189,      false, small letters
      MC5811222000010123456789030,      true,  Monaco
      MC3111222000010123456789031,      false, Monaco with another key
      DE89370400440532013000,           true,  Germany
      BE68539007547034,                 true,  Belgium
      LU280019400644750000,             true,  Luxembourg
      ES9121000418450200051332,         true,  Spain
      IT60X0542811101000000123456,      true,  Italy
      PT50000201231234567890154,        true,  Portugal
      NL91ABNA0417164300,               true,  Netherlands
      CH9300762011623852957,            true,  Switzerland
      GB82WEST12345698765432,           true,  United Kingdom
      AD1200012030200359100100,         true,  Andorra
      SM86U0322509800000000270100,      true,  San Marino
      VA59001123000012345678,           true,  Vatican
      MD24AG000225100013104168,         true,  Moldova
      AL47212110090000000235698741,     true,  Albania
      RS35260005601001611379,           true,  Serbia
      XX7630006000011234567890189,      false, no such country
      '',                               false, nothing
      """)
  void anIbanHoldsWater(String iban, boolean holds, String because) {
    assertThat(AccountRules.isIban(iban)).as(because).isEqualTo(holds);
    assertThat(AccountRules.isInSepa(iban)).as(because).isEqualTo(!iban.isEmpty() && !iban.startsWith("XX")
        && !iban.startsWith("fr"));
  }

  @ParameterizedTest
  @CsvSource(textBlock = """
      BNPAFRPP,    FR7630006000011234567890189, true,  eight characters
      BNPAFRPPXXX, FR7630006000011234567890189, true,  eleven characters
      CEPAGPGP,    FR7630006000011234567890189, true,  a bank of Guadeloupe keeps French accounts
      DEUTDEFF,    FR7630006000011234567890189, false, a German bank does not
      DEUTDEFF500, DE89370400440532013000,      true,  branch
      NOTPROVIDED, DE89370400440532013000,      false, no BIC at all
      BNPAFRP,     FR7630006000011234567890189, false, too short
      """)
  void aBankFitsAnAccount(String bic, String iban, boolean fits, String because) {
    assertThat(AccountRules.isBicFor(bic, iban)).as(because).isEqualTo(fits);
  }

  @ParameterizedTest
  @CsvSource(textBlock = """
      73282932000074, true,  key of Luhn
      73282932000075, false, key off by one
      7328293200007,  false, thirteen digits
      35600000000048, true,  La Poste: Luhn as well
      35600000049837, true,  La Poste: an office whose digits sum to a multiple of five
      35600000049838, false, La Poste: neither
      """)
  void aSiretHoldsWater(String siret, boolean holds, String because) {
    assertThat(AccountRules.isSiret(siret)).as(because).isEqualTo(holds);
  }

  @ParameterizedTest
  @CsvSource(textBlock = """
      5493001KJTIIGC8Y1R12, true,  published example
      5493001KJTIIGC8Y1R13, false, key off by one
      """)
  void aLeiHoldsWater(String lei, boolean holds, String because) {
    assertThat(AccountRules.isLei(lei)).as(because).isEqualTo(holds);
  }
}
