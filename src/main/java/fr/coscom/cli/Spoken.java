package fr.coscom.cli;

import fr.coscom.basis.Messages;
import java.util.concurrent.Callable;
import picocli.CommandLine.Mixin;

/**
 * A command: it has a console, and the language it was asked to speak. Each says whether it answers a question or does something; only
 * what bash reads is neither.
 */
abstract sealed class Spoken implements Callable<Integer> permits AnsweringCommand, ActingCommand, CompletionCommand {

  final Console console;

  @Mixin private Language language;

  Spoken(Console console) {
    this.console = console;
  }

  final Language language() {
    return language;
  }

  /** {@code fr} or {@code en}. */
  final String lang() {
    return language.of(console);
  }

  final Messages words() {
    return console.words(lang());
  }
}
