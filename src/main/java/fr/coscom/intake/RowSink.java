package fr.coscom.intake;

/** Takes the rows of a folder, file after file. */
@FunctionalInterface
interface RowSink<E extends Exception> {

  /** @param cells as they are in the file, in the order of the contract */
  void row(TableSchema schema, int line, String[] cells) throws E;
}
