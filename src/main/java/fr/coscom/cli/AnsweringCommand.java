package fr.coscom.cli;

import picocli.CommandLine.Option;

/** A command that answers a question on stdout, in words or, for another program, as one object of JSON with the version of its form. */
abstract non-sealed class AnsweringCommand extends Spoken {

  @Option(names = "--format", paramLabel = "text|json", defaultValue = "TEXT")
  private Format format;

  AnsweringCommand(Console console) {
    super(console);
  }

  /** Whether another program asked. */
  final boolean inJson() {
    return format == Format.JSON;
  }
}
