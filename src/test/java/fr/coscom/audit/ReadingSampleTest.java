package fr.coscom.audit;

import static org.assertj.core.api.Assertions.assertThat;

import fr.coscom.law.Reading;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ReadingSampleTest {

  @Test
  void ofFewDoctorsAllAreTaken() {
    ReadingSample sample = sample("2024-1", doctors(7));
    assertThat(sample.rpps()).containsExactlyInAnyOrderElementsOf(doctors(7));
    assertThat(sample.doctors()).isEqualTo(7);
  }

  @Test
  void ofManyTheSameAreDrawnInWhateverOrderTheyCome() {
    List<String> shuffled = new ArrayList<>(doctors(5000));
    Collections.shuffle(shuffled, new Random(7));
    ReadingSample sample = sample("2024-1", doctors(5000));
    assertThat(sample.rpps()).hasSize(100).isEqualTo(sample("2024-1", shuffled).rpps());
    assertThat(sample.doctors()).isEqualTo(5000);
  }

  @Test
  void anotherRunDrawsOthersAndNoneIsFavoured() {
    assertThat(sample("2024-2", doctors(5000)).rpps()).isNotEqualTo(sample("2024-1", doctors(5000)).rpps());
    long early = sample("2024-1", doctors(5000)).rpps().stream().filter(rpps -> rpps.compareTo("10000002500") < 0).count();
    assertThat(early).isBetween(30L, 70L);
  }

  private static ReadingSample sample(String run, List<String> doctors) {
    ReadingSample sample = new ReadingSample(Reading.L05, run, 100);
    doctors.forEach(sample::offer);
    return sample;
  }

  private static List<String> doctors(int many) {
    List<String> doctors = new ArrayList<>();
    for (int i = 0; i < many; i++) {
      doctors.add("%011d".formatted(10_000_000_000L + i));
    }
    return doctors;
  }
}
