package fr.coscom.statement;

import fr.coscom.audit.StoredTrace;
import fr.coscom.ledger.Run;

/**
 * What the last letter of the year before told of a contract.
 *
 * @param run that it was written of
 * @param trace as that run stored it
 */
public record YearBefore(Run run, StoredTrace trace) {}
