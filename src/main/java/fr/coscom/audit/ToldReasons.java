package fr.coscom.audit;

import fr.coscom.bank.BankReason;
import java.util.Map;

/**
 * What the reasons of one contract are told as, see {@link ReasonWords}.
 *
 * @param byReason for each reason, what is told for it
 * @param bank what the codes of the bank mean, by language and code
 */
public record ToldReasons(Map<String, String> byReason, Map<String, Map<String, BankReason>> bank) {

  /** Of a contract of which the bank said nothing. */
  public static final ToldReasons PLAIN = new ToldReasons(Map.of(), Map.of());

  public ToldReasons {
    byReason = Map.copyOf(byReason);
    bank = Map.copyOf(bank);
  }

  String of(String reason) {
    return byReason.getOrDefault(reason, reason);
  }

  ReasonWords words(String language) {
    return new ReasonWords(language, bank.getOrDefault(language, Map.of()));
  }
}
