package fr.coscom.jobs;

import java.nio.file.Path;

/** The facts known after the load are not enough to pay anybody: nothing was changed. */
public final class InputUnusable extends RuntimeException {

  /** {@code zones.csv} or {@code paying-caisses.csv}. */
  private final String file;
  private final int rows;
  private final int rejected;
  private final transient Path input;

  /**
   * @param rows that the folder has of this file; 0 where the file is not there
   * @param rejected how many of them were set aside
   */
  InputUnusable(String file, int rows, int rejected, Path input) {
    super("no usable row of " + file + " known at all");
    this.file = file;
    this.rows = rows;
    this.rejected = rejected;
    this.input = input;
  }

  public String file() {
    return file;
  }

  public int rows() {
    return rows;
  }

  public int rejected() {
    return rejected;
  }

  public Path input() {
    return input;
  }
}
