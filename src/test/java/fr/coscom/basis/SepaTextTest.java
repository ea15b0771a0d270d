package fr.coscom.basis;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SepaTextTest {

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
      Hélène Çédille-Noël      | Helene Cedille-Noel   | accents
      Hélène                 | Helene                | accents as marks of their own
      Œuvre æquo Straße        | OEuvre aequo Strasse  | letters that are two
      Łukasz Đorđe Ødegård     | Lukasz Dorde Odegard  | letters with a stroke
      Işık Þórr                | Isik THorr            | dotless i, thorn
      D’Artagnan “L’Abbé”      | D'Artagnan 'L'Abbe'   | quotes
      Dupont – Martin ‑ Le—Roy | Dupont - Martin - Le-Roy | dashes
      ﬁn ½ №5                  | fin 1/2 No5           | compatibility forms
      ~  A   B ~               | A B                   | spaces
      Dr Иванов                | Dr                    | Cyrillic is dropped
      a@b#c$d%e*f<g>h=i!j^kl   | abcdefghijkl          | signs outside the set are dropped
      """)
  void aTextInTheLatinSet(String text, String latin, String because) {
    assertThat(SepaText.latin(text)).as(because).isEqualTo(latin);
    assertThat(SepaText.isLatin(latin)).isTrue();
  }

  @Test
  void signsWithANearEquivalent() {
    assertThat(SepaText.latin("A & B_C; [D] {E} F|G\\H \"I\"\t\u00A0J\u202FK"))
        .isEqualTo("A + B-C, (D) (E) F/G/H 'I' J K");
  }

  @Test
  void theWholeSetIsKept() {
    String set = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789/-?:().,'+";
    assertThat(set).hasSize(72);
    assertThat(SepaText.latin(set)).isEqualTo(set);
    assertThat(SepaText.isLatin(set + " ")).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"é", "&", "\u00A0", "\t", "_", "٣", "Α"})
  void notOfTheSet(String character) {
    assertThat(SepaText.isLatin("A" + character)).isFalse();
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      Dr Éric Lœb          | Dr Eric Loeb   | accents and mapped letters are no loss
      ŁĐØıÞ                | LDOiTH         | nor are letters with a stroke
      AB                   | AB             | two letters are enough
      A1                   | -              | one letter is not
      12345                | -              | no letter at all
      DUPON★               | DUPON          | one lost in six
      ABCD★                | ABCD           | one lost in five: four in five are left
      ABC★                 | -              | one lost in four
      ABCDEFG★★            | -              | two lost in nine
      Иван AB              | -              | spaces do not count
      Ι. ΠΑΠΑΔΟΠΟΥΛΟΣ      | -              | Greek
      李小龍                | -              | Chinese
      """)
  void aHolderIsRecognisableOrRejected(String name, String sent, String because) {
    assertThat(SepaText.holder(name).orElse("-")).as(because).isEqualTo(sent);
  }

  @Test
  void aHolderIsAtMostSeventyCharactersOnceConverted() {
    assertThat(SepaText.holder("A".repeat(70))).isPresent();
    assertThat(SepaText.holder("A".repeat(71))).isEmpty();
    assertThat(SepaText.holder("A".repeat(69) + "Œ")).as("Œ makes two").isEmpty();
    assertThat(SepaText.holder("")).isEmpty();
    assertThat(SepaText.holder(" ")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"A/B,true", "/A,false", "A/,false", "A//B,false", "A,true"})
  void slashesInAReference(String reference, boolean allowed) {
    assertThat(SepaText.slashesAllowed(reference)).isEqualTo(allowed);
  }
}
