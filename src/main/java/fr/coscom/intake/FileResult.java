package fr.coscom.intake;

/**
 * What became of the rows of one file: rows = added + unchanged + repeated + rejected.
 *
 * @param added rows that brought a new version of their key
 * @param unchanged rows equal to what was known
 * @param repeated rows that repeat another of the file to the letter
 * @param rejected rows set aside
 */
public record FileResult(FileDigest digest, int added, int unchanged, int repeated, int rejected) {

  public FileResult {
    if (digest.rows() != added + unchanged + repeated + rejected) {
      throw new IllegalStateException("rows of " + digest.file() + " do not add up: " + digest.rows() + " <> "
          + added + " + " + unchanged + " + " + repeated + " + " + rejected);
    }
  }
}
