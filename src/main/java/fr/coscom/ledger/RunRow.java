package fr.coscom.ledger;

import fr.coscom.basis.CivilYear;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import org.hibernate.annotations.DynamicUpdate;

/** The role of the commands may update a few columns of a run: only what changed is written. */
@Entity
@DynamicUpdate
@Table(name = "run")
class RunRow {

  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  @Column(name = "run_id")
  Integer id;

  int year;
  int number;

  @Enumerated(EnumType.STRING)
  @Column(columnDefinition = "text")
  Run.Kind kind;

  @Enumerated(EnumType.STRING)
  @Column(columnDefinition = "text")
  Run.State state;

  @Column(name = "opened_at")
  Instant openedAt;

  @Column(name = "opened_offset", columnDefinition = "text")
  String openedOffset;

  boolean rehearsal;

  @Column(name = "execution_date")
  LocalDate executionDate;

  @Column(name = "outside_window")
  boolean outsideWindow;

  @Column(columnDefinition = "text")
  String reason;

  @Column(columnDefinition = "text")
  String operator;

  @Column(name = "output_folder", columnDefinition = "text")
  String outputFolder;

  @Column(name = "input_folder", columnDefinition = "text")
  String inputFolder;

  @Column(name = "program_digest", columnDefinition = "text")
  String programDigest;

  @Column(name = "parameter_digest", columnDefinition = "text")
  String parameterDigest;

  Integer lot;
  long fence;

  @Column(name = "run_json_sha256", columnDefinition = "text")
  String sha256;

  @Column(name = "discarded_by", columnDefinition = "text")
  String discardedBy;

  @Column(name = "discard_reason", columnDefinition = "text")
  String discardReason;

  protected RunRow() {}

  Run run() {
    return new Run(
        id, new CivilYear(year), number, kind, state, openedAt.atOffset(ZoneOffset.of(openedOffset)), rehearsal, executionDate, outsideWindow,
        Optional.ofNullable(reason), operator, Path.of(outputFolder), inputFolder, programDigest, parameterDigest,
        lot == null ? 0 : lot, Optional.ofNullable(sha256));
  }
}
