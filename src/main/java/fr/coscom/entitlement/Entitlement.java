package fr.coscom.entitlement;

import fr.coscom.basis.Amounts;
import fr.coscom.basis.CivilYear;
import fr.coscom.basis.Days;
import fr.coscom.dossier.Fact;
import fr.coscom.dossier.PayeeAccount;
import fr.coscom.dossier.SignedContract;
import fr.coscom.law.Reading;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What is due on one contract for one year, and why.
 *
 * @param reasons sorted by name; empty for PAYABLE and NOTHING_DUE
 * @param warnings sorted by name
 * @param days the days paid for; none for NOT_ELIGIBLE
 * @param lines what the amounts are the rounded sums of
 * @param amounts nothing when they cannot be computed; only a HELD contract may lack them
 * @param facts the rows used
 * @param readings those relied on, sorted
 */
public record Entitlement(
    SignedContract contract,
    CivilYear year,
    Status status,
    List<Reason> reasons,
    List<Warning> warnings,
    Optional<Adhesion> adhesion,
    Optional<ContractEnd> end,
    Days days,
    List<Line> lines,
    Optional<Amounts> amounts,
    Optional<PayeeAccount> account,
    List<Finding> findings,
    List<Fact> facts,
    Set<Reading> readings) {}
