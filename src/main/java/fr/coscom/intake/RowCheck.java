package fr.coscom.intake;

import fr.coscom.basis.Messages;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Checks the rows of one file against its contract; every fault of a row is found, not the first alone. */
final class RowCheck {

  private final TableSchema schema;
  private final AnomalyWords words;
  private final List<CellCheck> checks;
  private final RowRules rules;
  private final int[] key;
  private final int contract;
  private final int rpps;
  private final int commune;
  private final int subArea;
  private final MessageDigest digest = Digests.sha256();

  RowCheck(TableSchema schema, Messages messages) {
    this.schema = schema;
    this.words = new AnomalyWords(messages);
    this.checks = schema.fields().stream().map(CellCheck::new).toList();
    this.rules = new RowRules(schema, words);
    this.key = schema.key().stream().mapToInt(schema::indexOf).toArray();
    this.contract = schema.indexOf("contract_id");
    this.rpps = schema.indexOf("rpps");
    // Rows that speak of no contract and no doctor speak of a place.
    boolean ofAPlace = contract < 0 && rpps < 0;
    this.commune = ofAPlace ? schema.indexOf("commune") : -1;
    this.subArea = ofAPlace ? schema.indexOf("sub_area") : -1;
  }

  CheckedRow of(int line, String[] raw) {
    String[] cells = new String[raw.length];
    List<Fault> faults = new ArrayList<>(0);
    for (int i = 0; i < raw.length; i++) {
      Cell cell = checks.get(i).of(raw[i]);
      cells[i] = cell.value();
      if (cell.fault() != null) {
        faults.add(fault(schema.fields().get(i), cell.fault(), raw[i]));
      }
    }
    rules.check(cells, raw, faults);
    UUID sent = Digests.ofCells(digest, raw);
    boolean good = faults.isEmpty();
    UUID content = good ? Digests.ofCells(digest, cells) : null;
    return new CheckedRow(
        line, good ? cells : null, key(cells), at(cells, contract), at(cells, rpps), at(cells, commune), at(cells, subArea), sent, content, faults);
  }

  private Fault fault(Field field, AnomalyCode code, String raw) {
    String shown = field.check().equals("iban") && !raw.isEmpty() ? Shown.iban(raw) : Shown.of(raw);
    return new Fault(code, field.name(), shown, words.of(code, field.name(), shown, words.expected(code, field)));
  }

  private String key(String[] cells) {
    if (key.length == 1) {
      return cells[key[0]];
    }
    StringBuilder text = new StringBuilder();
    for (int place : key) {
      if (cells[place] == null) {
        return null;
      }
      text.append(place == key[0] ? "" : "|").append(cells[place]);
    }
    return text.toString();
  }

  private static String at(String[] cells, int place) {
    return place < 0 ? null : cells[place];
  }
}
