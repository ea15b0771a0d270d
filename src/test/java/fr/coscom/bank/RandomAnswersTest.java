package fr.coscom.bank;

import static org.assertj.core.api.Assertions.assertThat;

import fr.coscom.basis.Money;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** R09: whatever the bank sends, in whatever order and how often, the books are those of a model of a few lines. */
class RandomAnswersTest {

  private static final int SEQUENCES = Integer.getInteger("bank.sequences", 4);
  private static final int FILES = 40;
  private static final String[] CONTRACTS = {"A", "B", "C", "D", "E", "F"};

  @TempDir Path folder;

  @Test
  void anySequenceOfImportsKeepsTheBooks() throws SQLException {
    long seed = Long.getLong("bank.seed", System.nanoTime());
    System.out.println("bank.seed=" + seed);
    for (int sequence = 0; sequence < SEQUENCES; sequence++) {
      oneSequence(new Random(seed + sequence), "bank.seed=" + seed + ", sequence " + sequence);
    }
  }

  private void oneSequence(Random random, String seed) throws SQLException {
    BankFiles bank = new BankFiles(folder);
    Map<String, String> model = new HashMap<>();
    Map<Integer, Path> sent = new HashMap<>();
    try (PaidYear year = new PaidYear()) {
      for (int i = 0; i < FILES; i++) {
        boolean again = i > 0 && random.nextInt(4) == 0;
        String contract = CONTRACTS[random.nextInt(CONTRACTS.length)];
        Path file = again ? sent.get(random.nextInt(i)) : one(bank, random, contract, i, model);
        sent.put(i, file);
        year.take(file);
        assertThat(ConservationStore.controls(year.connection)).as(seed).allMatch(control -> control.holds());
        for (String outcome : new String[] {"EXECUTED", "REJECTED", "RETURNED"}) {
          assertThat(year.sum(outcome.toLowerCase(java.util.Locale.ROOT))).as("%s, %s after file %d", seed, outcome, i)
              .isEqualTo(euros(model, outcome));
        }
      }
    }
  }

  /** One file about one transfer, and what the model makes of it. */
  private static Path one(BankFiles bank, Random random, String contract, int i, Map<String, String> model) {
    boolean first = PaidYear.caisse(contract).equals("311");
    String message = first ? PaidYear.MESSAGE_311 : PaidYear.MESSAGE_331;
    String block = first ? PaidYear.BLOCK_311 : PaidYear.BLOCK_331;
    String euros = PaidYear.EUROS.get(contract) + (random.nextInt(6) == 0 ? ".01" : ".00");
    String id = random.nextInt(8) == 0 ? PaidYear.id(contract) + "-R1" : PaidYear.id(contract);
    boolean ours = euros.endsWith(".00") && !id.endsWith("-R1");
    String was = model.getOrDefault(contract, "");
    switch (random.nextInt(4)) {
      case 0 -> {
        if (ours && was.isEmpty()) {
          model.put(contract, "REJECTED");
        }
        return bank.write(BankFiles.report("P" + i, message, "", "", "", BankFiles.block(block, "", "",
            BankFiles.line(id, "RJCT", "AC01", euros))));
      }
      case 1 -> {
        if (ours && was.isEmpty()) {
          model.put(contract, "EXECUTED");
        }
        return bank.write(BankFiles.notice("N" + i, PaidYear.caisse(contract), BankFiles.entry("D" + i, euros, "DBIT", "BOOK",
            "2025-05-16", "ESCT", "<TxDtls><Refs><MsgId>" + message + "</MsgId><PmtInfId>" + block + "</PmtInfId><EndToEndId>" + id
                + "</EndToEndId></Refs></TxDtls>")));
      }
      case 2 -> {
        if (ours && !was.equals("REJECTED")) {
          model.put(contract, "RETURNED");
        }
        return bank.write(BankFiles.notice("N" + i, PaidYear.caisse(contract),
            BankFiles.given("R" + i, message, block, id, euros, "AC04", "2025-06-01")));
      }
      default -> {
        return bank.write(BankFiles.report("P" + i, message, "", "ACSP", "", BankFiles.block(block, "ACSC", "",
            BankFiles.line(id, "ACCC", "", euros))));
      }
    }
  }

  private static Money euros(Map<String, String> model, String outcome) {
    return Money.euros(model.entrySet().stream().filter(of -> of.getValue().equals(outcome))
        .mapToLong(of -> PaidYear.EUROS.get(of.getKey())).sum());
  }
}
