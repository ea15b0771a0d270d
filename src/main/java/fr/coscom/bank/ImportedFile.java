package fr.coscom.bank;

/**
 * What became of a file of the bank.
 *
 * @param before whether these very bytes were imported before: nothing has changed
 * @param applied answers that moved transfers; {@code evidence} only added to what is known
 * @param known answers that had come before in another file
 * @param alarms of those in suspense, how many say that money may be where it should not
 * @param foreign movements that have nothing to do with this program
 */
public record ImportedFile(
    String name, boolean before, int applied, int evidence, int suspense, int known, int alarms, int foreign) {

  static ImportedFile before(String name) {
    return new ImportedFile(name, true, 0, 0, 0, 0, 0, 0);
  }

  /** Whether the ledger is as it was, but for the note that the file came. */
  public boolean changedNothing() {
    return applied == 0 && evidence == 0 && suspense == 0;
  }
}
