package fr.coscom.cli;

import fr.coscom.ledger.Signature;
import picocli.CommandLine.Command;

/** The director's signature. */
@Command(name = "approve", mixinStandardHelpOptions = true)
final class ApproveCommand extends SigningCommand {

  ApproveCommand(Console console) {
    super(console);
  }

  @Override
  Signature.Act act() {
    return Signature.Act.APPROVE;
  }
}
