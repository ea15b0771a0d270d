package fr.coscom.cli;

/** A command that changes the ledger or writes files; what it says on stdout is what it did. */
abstract non-sealed class ActingCommand extends Spoken {

  ActingCommand(Console console) {
    super(console);
  }
}
