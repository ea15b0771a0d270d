package fr.coscom.intake;

/**
 * One fault of one row.
 *
 * @param line the line of the file on which the row begins, the header being line 1
 * @param column the column at fault, several joined by a comma, or empty
 * @param value what was found, an IBAN masked
 * @param message what is wrong and what was expected, in the language asked for
 * @param contractId the contract that the row names, or null when it names none that can be read
 * @param rpps the doctor that the row names, or null
 * @param rowKey the key of the row, its cells joined by {@code |}, or null when it cannot be read
 */
public record Anomaly(
    String file,
    int line,
    String column,
    AnomalyCode code,
    String value,
    String message,
    String contractId,
    String rpps,
    Severity severity,
    String rowKey) {}
