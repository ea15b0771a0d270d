package fr.coscom.audit;

import fr.coscom.basis.Amounts;
import java.util.Optional;

/**
 * One contract of a run with the trace that is stored beside its amounts.
 *
 * @param amounts those of the ledger, not those that the trace tells; nothing when they cannot be computed
 */
record TracedContract(
    String contractId, String rpps, String caisse, String status, Optional<Amounts> amounts, StoredTrace trace) {}
