package fr.coscom.statement;

import fr.coscom.law.RuleParameters;
import fr.coscom.ledger.Run;
import fr.coscom.platform.CsvOutput;
import fr.coscom.platform.DurableFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Optional;
import java.util.function.LongConsumer;
import java.util.stream.Stream;

/**
 * Letters as files of one folder, one a contract, and {@code index.csv}. Nothing that is there is overwritten; a file
 * that is there with
 * the same bytes is taken as it is, so that a stopped command goes on.
 *
 * @param medium on what they are laid out
 * @param language {@code fr} or {@code en}
 * @param answerBy the day by which what holds an aid is to be settled, when the caisse sets one
 */
public record LetterFolder(Path folder, Medium medium, String language, Optional<LocalDate> answerBy) {

  private static final String HEADER = "contract_id;status;file;sha256";

  /**
   * What was written.
   *
   * @param left letters of an order that was thrown away: nothing of it may be sent
   */
  public record Written(Path index, long letters, long left) {}

  /**
   * @return the file
   * @throws fr.coscom.platform.OutputConflict when it is there with other bytes
   */
  public Path write(StatementFacts facts, RuleParameters parameters) throws IOException {
    Path file = file(facts);
    save(facts, parameters);
    return file;
  }

  /** Whether the folder has the letters of another run, on another medium or in another language. */
  public boolean holdsOthers(Run run) throws IOException {
    if (!Files.exists(index())) {
      return false;
    }
    try (Stream<String> lines = Files.lines(index())) {
      return !lines.skip(1).map(line -> line.split(";", -1)[2]).filter(file -> !file.isEmpty()).limit(1)
          .allMatch(file -> file.startsWith(run.name() + "-") && file.endsWith(LetterName.ending(language, medium)));
    }
  }

  private Path index() {
    return folder.resolve("index.csv");
  }

  /**
   * Every letter of the run, one after the other, and then the index.
   *
   * @param progress told the letters done since it was told last
   * @throws fr.coscom.platform.OutputConflict when a file is there with other bytes; those written before stay
   */
  public Written writeAll(StatementStore store, LongConsumer progress) throws IOException {
    long[] counts = new long[2];
    DurableFile.write(index(), out -> {
      try (CsvOutput table = new CsvOutput(out, HEADER)) {
        eachInto(table, store, counts, progress);
      }
    });
    return new Written(index(), counts[0], counts[1]);
  }

  private void eachInto(CsvOutput table, StatementStore store, long[] counts, LongConsumer progress)
      throws IOException {
    store.all(facts -> {
      if (facts.state() == Run.State.DISCARDED) {
        table.row(facts.contractId(), facts.status(), null, null);
        counts[1]++;
      } else {
        String sha256 = save(facts, store.parameters());
        table.row(facts.contractId(), facts.status(), LetterName.of(facts, language, medium), sha256);
        counts[0]++;
      }
      progress.accept(1);
    });
  }

  private String save(StatementFacts facts, RuleParameters parameters) throws IOException {
    Letter letter = Letter.of(facts, parameters, language, answerBy);
    return DurableFile.write(file(facts), out -> LetterFile.write(letter, medium, facts.run().openedAt(), out));
  }

  private Path file(StatementFacts facts) {
    return folder.resolve(LetterName.of(facts, language, medium));
  }
}
