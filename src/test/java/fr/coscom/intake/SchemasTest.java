package fr.coscom.intake;

import static org.assertj.core.api.Assertions.assertThat;

import fr.coscom.basis.Messages;
import java.util.Collections;
import java.util.HashSet;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class SchemasTest {

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      contracts.csv              | contract_id;rpps;doctor_name;caisse;commune;sub_area;practice;doctor_signed_on;caisse_signed_on;ars_signed_on;effective_on;end_reason;end_event_on;document_ref;cancelled | contract_id
      sectors.csv                | rpps;convention_code;optam;from;to;cancelled | rpps;from
      opposable-rates.csv        | rpps;year;rate;measured_on;document_ref;cancelled | rpps;year
      stagiaire-attestations.csv | attestation_id;contract_id;level;from;to;half_days_per_week;time_share;agreement_ref;ministry_notice_ref;ars_derogation_ref;cancelled | attestation_id
      hospital-activities.csv    | activity_id;contract_id;finess;from;to;document_ref;cancelled | activity_id
      majorations.csv            | majoration_id;contract_id;rate;from;to;arrete_ref;cancelled | majoration_id
      other-contracts.csv        | rpps;scheme;from;to;document_ref;cancelled | rpps;scheme;from
      zones.csv                  | commune;sub_area;category;from;to;arrete_ref;cancelled | commune;sub_area;category;from
      bank-accounts.csv          | rpps;caisse;holder;iban;bic;payee_kind;document_ref;cancelled | rpps;caisse
      paying-caisses.csv         | caisse;legal_name;iban;bic;siret;cancelled | caisse
      holds.csv                  | contract_id;category;reason;placed_by;placed_on;lifted_on;cancelled | contract_id;category;placed_on
      decisions.csv              | contract_id;year;reason;decision;document_ref;decided_by;decided_on;cancelled | contract_id;year;reason
      prior-payments.csv         | contract_id;year;aif;rms;rhp;mao;paid_on;document_ref;cancelled | contract_id;year;paid_on
      ars-quotas.csv             | ars_region;year;eligible_doctors;cancelled | ars_region;year
      control.csv                | file;rows;sha256 | file
      """)
  void columnsAndKeysAreThoseThatOtherProgramsWrite(String file, String columns, String key) {
    TableSchema schema = Schemas.of(file).orElseThrow();

    assertThat(schema.columns()).containsExactly(columns.split(";"));
    assertThat(schema.key()).containsExactly(key.split(";"));
    assertThat(schema.title()).isNotBlank();
    assertThat(schema.description()).isNotBlank();
    assertThat(Schemas.text(file)).contains("\"primaryKey\"");
  }

  @Test
  void everyColumnIsDescribedAndItsExampleIsGood() {
    Schemas.all().forEach(schema -> schema.fields().forEach(field -> {
      assertThat(field.title()).as(field.name()).isNotBlank();
      assertThat(field.description()).as(field.name()).isNotBlank();
      assertThat(new CellCheck(field).of(field.example()).fault()).as("%s of %s", field.name(), schema.name()).isNull();
    }));
  }

  @Test
  void bothLanguagesHaveTheSameSentences() {
    assertThat(keys("fr")).isEqualTo(keys("en"));
  }

  @ParameterizedTest
  @EnumSource(AnomalyCode.class)
  void everyCodeHasItsSentence(AnomalyCode code) {
    for (String language : new String[] {"fr", "en"}) {
      String text = new AnomalyWords(Messages.of("intake", language)).of(code, "colonne", "trouvé", "attendu");
      assertThat(text).contains("attendu").doesNotContain("{");
    }
  }

  @ParameterizedTest
  @EnumSource(Refusal.class)
  void everyRefusalHasItsSentence(Refusal refusal) {
    for (String language : new String[] {"fr", "en"}) {
      FolderRefused refused = new Refusals(Messages.of("intake", language), "holds.csv")
          .at(7, "rpps", refusal, "trouvé", "un", "deux");
      assertThat(refused.getMessage()).contains("holds.csv", "7", "rpps", refused.expected()).doesNotContain("{");
    }
  }

  @Test
  void everyPatternHasItsWords() {
    Set<String> known = keys("fr");
    Schemas.all().forEach(schema -> schema.fields().stream().filter(field -> field.pattern() != null)
        .forEach(field -> assertThat(known).contains("expected.format." + field.format())));
  }

  private static Set<String> keys(String language) {
    ResourceBundle bundle = ResourceBundle.getBundle("fr.coscom.intake.messages", Locale.forLanguageTag(language));
    return new HashSet<>(Collections.list(bundle.getKeys()));
  }
}
