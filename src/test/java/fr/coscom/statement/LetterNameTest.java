package fr.coscom.statement;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class LetterNameTest {

  /** Few, so that names come near each other; each sign that an identifier may have is of their kind. */
  private static final String LETTERS = "ABCabc0123456-_/.";

  @Test
  void capitalsAndDigitsStayAndTheRestIsWrittenOut() {
    assertThat(LetterName.safe("C-2024")).isEqualTo("C-2024");
    assertThat(LetterName.safe("../a_b")).isEqualTo("_2E_2E_2F_61_5F_62");
  }

  @Test
  void noTwoContractsHaveOneNameWhereverItIsKept() {
    long seed = Long.getLong("seed", System.nanoTime());
    Random random = new Random(seed);
    for (int i = 0; i < 500; i++) {
      Set<String> ids = new HashSet<>();
      for (int n = 2 + random.nextInt(39); n > 0; n--) {
        ids.add(random.ints(1L + random.nextInt(3), 0, LETTERS.length()).mapToObj(at -> LETTERS.substring(at, at + 1))
            .collect(Collectors.joining()));
      }
      Set<String> names = ids.stream().map(id -> LetterName.safe(id).toLowerCase(Locale.ROOT)).collect(Collectors.toSet());
      assertThat(names).as("seed %d: %s", seed, ids).hasSameSizeAs(ids).allMatch(name -> name.matches("[a-z0-9_-]+"));
    }
  }
}
