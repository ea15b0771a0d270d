package fr.coscom.bank;

import java.util.List;

/**
 * What an import did.
 *
 * @param explained debits that waited in suspense, of this import or an earlier one, and match now
 */
public record Imported(List<ImportedFile> files, int explained) {

  public Imported {
    files = List.copyOf(files);
  }
}
