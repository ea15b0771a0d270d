package fr.coscom.ledger;

import fr.coscom.basis.CivilYear;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Optional;

/** What is decided about a run before it exists. {@code openedAt} has whole seconds. */
public record NewRun(
    CivilYear year,
    Run.Kind kind,
    OffsetDateTime openedAt,
    boolean rehearsal,
    LocalDate executionDate,
    boolean outsideWindow,
    Optional<String> reason,
    String operator,
    Path outputFolder,
    String inputFolder,
    String programDigest,
    String parameterDigest) {}
