package fr.coscom.audit;

import fr.coscom.basis.Amounts;
import fr.coscom.basis.Money;
import fr.coscom.dossier.Dossier;
import fr.coscom.dossier.DossierCursor;
import fr.coscom.dossier.DossierStore;
import fr.coscom.entitlement.Assessment;
import fr.coscom.entitlement.Status;
import fr.coscom.law.ParameterSet;
import fr.coscom.law.Reading;
import fr.coscom.law.RuleParameters;
import fr.coscom.ledger.Run;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Tries the other reading of each text on the doctors who rely on the one taken. Of many, a sample: the time does not grow with the
 * population. The transaction must have set {@code coscom.lot}.
 */
final class ReadingCostStore {

  private static final int SAMPLE = 500;
  private static final int ROWS_PER_FETCH = 5000;
  private static final String RELIED_ON = "SELECT rpps, bit_or(readings) FROM entitlement WHERE run_id = ? GROUP BY rpps";

  private ReadingCostStore() {}

  /** For each reading relied on of which a parameter has the other; in their order. */
  static List<ReadingCost> of(Connection connection, Run run, ParameterSet parameters) throws SQLException {
    Map<Reading, ReadingSample> samples = samples(connection, run);
    Map<Reading, Long> cents = new EnumMap<>(Reading.class);
    Map<Reading, Long> moved = new EnumMap<>(Reading.class);
    Map<Reading, Set<String>> whom = new EnumMap<>(Reading.class);
    Map<Reading, RuleParameters> others = new EnumMap<>(Reading.class);
    Set<String> all = new HashSet<>();
    samples.forEach((reading, sample) -> {
      whom.put(reading, sample.rpps());
      all.addAll(sample.rpps());
      others.put(reading, other(reading, parameters).forYear(run.year()));
    });
    RuleParameters taken = parameters.forYear(run.year());
    try (DossierCursor dossiers = DossierStore.ofDoctors(connection, run.id(), run.year(), all)) {
      for (Optional<Dossier> dossier = dossiers.next(); dossier.isPresent(); dossier = dossiers.next()) {
        long now = payable(dossier.get(), taken);
        for (Map.Entry<Reading, RuleParameters> other : others.entrySet()) {
          if (whom.get(other.getKey()).contains(dossier.get().rpps())) {
            long change = payable(dossier.get(), other.getValue()) - now;
            cents.merge(other.getKey(), change, Long::sum);
            moved.merge(other.getKey(), change == 0 ? 0L : 1L, Long::sum);
          }
        }
      }
    }
    return samples.values().stream().map(sample -> cost(sample, whom.get(sample.reading()).size(),
        moved.getOrDefault(sample.reading(), 0L), cents.getOrDefault(sample.reading(), 0L))).toList();
  }

  private static Map<Reading, ReadingSample> samples(Connection connection, Run run) throws SQLException {
    Map<Reading, ReadingSample> samples = new EnumMap<>(Reading.class);
    try (PreparedStatement select = connection.prepareStatement(RELIED_ON)) {
      select.setFetchSize(ROWS_PER_FETCH);
      select.setInt(1, run.id());
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          String rpps = row.getString(1);
          for (Reading reading : Reading.of(row.getLong(2))) {
            if (!reading.otherValues().isEmpty()) {
              samples.computeIfAbsent(reading, one -> new ReadingSample(one, run.name(), SAMPLE)).offer(rpps);
            }
          }
        }
      }
    }
    return samples;
  }

  private static ParameterSet other(Reading reading, ParameterSet parameters) {
    ParameterSet other = parameters;
    for (Map.Entry<String, String> value : reading.otherValues().entrySet()) {
      other = other.with(value.getKey(), value.getValue());
    }
    return other;
  }

  private static long payable(Dossier dossier, RuleParameters parameters) {
    return Assessment.of(dossier, parameters).stream().filter(entitlement -> entitlement.status() == Status.PAYABLE)
        .flatMap(entitlement -> entitlement.amounts().stream()).map(Amounts::total).mapToLong(Money::cents).sum();
  }

  private static ReadingCost cost(ReadingSample sample, int assessed, long moved, long cents) {
    return new ReadingCost(sample.reading(), sample.doctors(), assessed, ofAll(sample, assessed, moved),
        new Money(ofAll(sample, assessed, cents)));
  }

  private static long ofAll(ReadingSample sample, int assessed, long found) {
    return BigDecimal.valueOf(found).multiply(BigDecimal.valueOf(sample.doctors()))
        .divide(BigDecimal.valueOf(assessed), 0, RoundingMode.HALF_UP).longValueExact();
  }
}
