package fr.coscom.dossier;

import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** A row of contracts.csv. {@code caisse} is the code that pays today; {@code withdrawn} when the row was cancelled. */
public record SignedContract(
    String contractId,
    String rpps,
    String caisse,
    String commune,
    Optional<String> subArea,
    String practice,
    Optional<LocalDate> doctorSignedOn,
    Optional<LocalDate> caisseSignedOn,
    Optional<LocalDate> arsSignedOn,
    Optional<LocalDate> effectiveOn,
    Optional<EndEvent> end,
    boolean withdrawn,
    Origin origin)
    implements Fact {

  public boolean signatureMissing() {
    return doctorSignedOn.isEmpty() || caisseSignedOn.isEmpty() || arsSignedOn.isEmpty();
  }

  /** The latest of the signatures that are known. */
  public Optional<LocalDate> lastSignature() {
    return Stream.of(doctorSignedOn, caisseSignedOn, arsSignedOn).flatMap(Optional::stream).max(LocalDate::compareTo);
  }

  @Override
  public String label() {
    return Stream.of(
            doctorSignedOn.map(Object::toString).orElse("—"),
            caisseSignedOn.map(Object::toString).orElse("—"),
            arsSignedOn.map(Object::toString).orElse("—"),
            effectiveOn.map(d -> "effective " + d).orElse(null),
            end.map(e -> e.reason() + " " + e.on()).orElse(null))
        .filter(Objects::nonNull).reduce((a, b) -> a + ", " + b).orElse("");
  }
}
