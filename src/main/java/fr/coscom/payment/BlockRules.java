package fr.coscom.payment;

import fr.coscom.basis.TargetCalendar;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Rules on one block, its transactions apart: P01 to P22. */
final class BlockRules {

  private static final Set<String> PURPOSES = Set.of("GOVT", "SUPP", "OTHR");
  private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());

  private final Expectation expected;
  private final Findings findings;
  private final Group block;

  BlockRules(Expectation expected, Findings findings, Group block) {
    this.expected = expected;
    this.findings = findings;
    this.block = block;
  }

  void check() {
    require(FileRules.isReference(block.value("PmtInfId")), "P01", "PmtInfId", "1-35");
    require(block.value("PmtMtd").equals("TRF"), "P03", "PmtMtd", "TRF");
    require(block.value("BtchBookg").equals("true"), "P04", "BtchBookg", "true");
    require(block.value("PmtTpInf/SvcLvl/Cd").equals("SEPA"), "P07", "PmtTpInf/SvcLvl/Cd", "SEPA");
    require(!block.has("PmtTpInf/LclInstrm"), "P09", "PmtTpInf/LclInstrm", "");
    boolean purpose = !block.has("PmtTpInf/CtgyPurp") || PURPOSES.contains(block.value("PmtTpInf/CtgyPurp/Cd"));
    require(purpose, "P10", "PmtTpInf/CtgyPurp/Cd", "GOVT, SUPP, OTHR");
    date();
    debtor();
    agent();
    require(block.value("ChrgBr").equals("SLEV"), "P19", "ChrgBr", "SLEV");
  }

  private void date() {
    String path = "ReqdExctnDt/Dt";
    Optional<LocalDate> read = Texts.read(() -> LocalDate.parse(block.value(path)));
    require(read.isPresent() && !block.has("ReqdExctnDt/DtTm"), "P11", path, "yyyy-MM-dd");
    read.ifPresent(date -> {
      require(TargetCalendar.isOpen(date), "P12", path, "TARGET");
      int year = expected.message().year() + 1;
      LocalDate first = LocalDate.of(year, 4, 1);
      LocalDate last = LocalDate.of(year, 6, 30);
      findings.require(!date.isBefore(first) && !date.isAfter(last), expected.outsideQuarter(), "P13",
          block.where(path),
          date.toString(), first + " - " + last);
      require(!expected.closedDays().contains(date), "P22", path, "");
    });
  }

  private void debtor() {
    String name = expected.message().debtor().name();
    boolean named = block.value("Dbtr/Nm").equals(name) && name.length() >= 2 && name.length() <= 70;
    require(named, "P15", "Dbtr/Nm", name);
    require(isAddress(block, "Dbtr/PstlAdr"), "P16", "Dbtr/PstlAdr", "TwnNm, Ctry");
    String iban = block.value("DbtrAcct/Id/IBAN");
    boolean own = AccountRules.isIban(iban) && expected.debtorIbans().contains(iban);
    findings.require(own, "P17", block.where("DbtrAcct/Id/IBAN"), Texts.masked(iban),
        expected.debtorIbans().size() + " IBAN");
  }

  private void agent() {
    String bic = block.value("DbtrAgt/FinInstnId/BICFI");
    String other = block.value("DbtrAgt/FinInstnId/Othr/Id");
    boolean fits = bic.isEmpty()
        ? other.equals("NOTPROVIDED")
        : other.isEmpty() && AccountRules.isBicFor(bic, block.value("DbtrAcct/Id/IBAN"));
    findings.require(fits, "P18", block.where("DbtrAgt"), (bic + " " + other).strip(), "BIC / NOTPROVIDED");
  }

  /**
   * No address, or one with town and country in their own elements, two free lines at most, the town not repeated
   * there.
   */
  static boolean isAddress(Group group, String path) {
    if (!group.has(path)) {
      return true;
    }
    String town = group.value(path + "/TwnNm");
    List<String> lines = group.values(path + "/AdrLine");
    return !town.isEmpty() && COUNTRIES.contains(group.value(path + "/Ctry")) && lines.size() <= 2
        && lines.stream().noneMatch(line -> line.length() > 70 || line.contains(town));
  }

  private void require(boolean holds, String rule, String path, String wanted) {
    findings.require(holds, rule, block.where(path), block.value(path), wanted);
  }
}
