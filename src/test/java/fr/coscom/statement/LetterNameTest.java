package fr.coscom.statement;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class LetterNameTest {

  @Test
  void capitalsAndDigitsStayAndTheRestIsWrittenOut() {
    assertThat(LetterName.safe("C-2024")).isEqualTo("C-2024");
    assertThat(LetterName.safe("../a_b")).isEqualTo("_2E_2E_2F_61_5F_62");
  }

  @Property(tries = 500)
  void noTwoContractsHaveOneNameWhereverItIsKept(
      @ForAll @Size(min = 2, max = 40) List<
          @StringLength(min = 1, max = 3) @CharRange(from = 'A', to = 'C') @CharRange(from = 'a', to = 'c')
          @CharRange(from = '0', to = '6') @Chars({'-', '_', '/', '.'}) String> contracts) {
    Set<String> ids = new HashSet<>(contracts);
    Set<String> names = new HashSet<>();
    ids.forEach(id -> names.add(LetterName.safe(id).toLowerCase(Locale.ROOT)));
    assertThat(names).hasSameSizeAs(ids).allMatch(name -> name.matches("[a-z0-9_-]+"));
  }
}
