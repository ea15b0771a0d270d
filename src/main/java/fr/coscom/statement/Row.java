package fr.coscom.statement;

/** A label and what belongs to it, in words. */
public record Row(String label, String value) {}
