package fr.coscom.bank;

import fr.coscom.basis.Money;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** An answer that waits for a person. {@code ids} are those that the bank gave: message, block, end-to-end id. */
public record SuspenseLine(
    long number, String file, LocalDate saidOn, String status, List<String> ids, Optional<Money> amount, List<String> reasonCodes,
    String cause, boolean alarm) {}
