package fr.coscom.intake;

/**
 * What one reading of a file saw.
 *
 * @param sha256 of the bytes, 64 lower-case hexadecimal digits
 * @param rows without the header
 */
public record FileDigest(String file, String sha256, long bytes, int rows) {}
