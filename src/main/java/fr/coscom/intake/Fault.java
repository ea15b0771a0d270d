package fr.coscom.intake;

/** What is wrong with a row, in words. */
record Fault(AnomalyCode code, String column, String value, String message) {}
