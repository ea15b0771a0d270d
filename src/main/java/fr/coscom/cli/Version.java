package fr.coscom.cli;

import fr.coscom.law.ParameterSet;
import picocli.CommandLine.IVersionProvider;

/** What runs: the program's version and the digest of the parameters that it pins in every run. */
final class Version implements IVersionProvider {

  static final String NUMBER = "1.0.0";

  @Override
  public String[] getVersion() {
    return new String[] {"coscom " + NUMBER, "parameters " + ParameterSet.current().digest()};
  }
}
