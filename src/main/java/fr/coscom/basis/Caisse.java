package fr.coscom.basis;

/** A local health-insurance fund that exists today: three digits, its name, its department (2 or 3 characters), its region. */
public record Caisse(String code, String name, String department, String regionCode, String regionName) {}
