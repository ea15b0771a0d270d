package fr.coscom.cli;

/** How a reading command answers. */
enum Format {
  TEXT,
  JSON
}
