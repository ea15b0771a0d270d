package fr.coscom.cli;

/** How a command answers. */
enum Format {
  TEXT,
  JSON
}
