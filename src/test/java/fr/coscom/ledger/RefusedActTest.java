package fr.coscom.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RefusedActTest {

  @Test
  void whatIsKeptIsReadBack() {
    RefusedAct act = RefusedAct.of("021", "release.cooling", 2, "C-1", "Petit, Anne [x]");
    assertThat(act).hasToString("021 release.cooling [2,\"C-1\",\"Petit, Anne [x]\"]");
    assertThat(RefusedAct.parse(act.toString())).contains(new RefusedAct("021", "release.cooling", act.fillings(), ""));
    RefusedAct discard = RefusedAct.of("", "discard.released", "2024-1", "021").given("pour voir");
    assertThat(RefusedAct.parse(discard.toString())).contains(discard);
  }

  @Test
  void soIsWhatEarlierProgramsKept() {
    assertThat(RefusedAct.parse("021 sign.preparer [2024-1, Anne Petit]")).get()
        .satisfies(act -> assertThat(act.fillings()).containsExactly("2024-1", "Anne Petit"));
    assertThat(RefusedAct.parse("discard.released pour voir")).get()
        .satisfies(act -> assertThat(act.given()).isEqualTo("pour voir"));
  }

  @Test
  void aSentenceIsNoKey() {
    assertThat(RefusedAct.parse("021 java.io.IOException: disk full")).isEmpty();
    assertThat(RefusedAct.parse("Une phrase. Une autre.")).isEmpty();
  }
}
