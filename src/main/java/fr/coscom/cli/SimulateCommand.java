package fr.coscom.cli;

import fr.coscom.audit.Explanation;
import fr.coscom.basis.CivilYear;
import fr.coscom.entitlement.Assessment;
import fr.coscom.entitlement.Entitlement;
import fr.coscom.law.ParameterSet;
import fr.coscom.law.RuleParameters;
import fr.coscom.ledger.TraceFile;
import java.util.List;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The aid of an imagined contract, without any database, with the same explanation as a real one. */
@Command(name = "simulate", mixinStandardHelpOptions = true)
final class SimulateCommand extends Spoken {

  @Option(names = "--year", required = true, paramLabel = "Y")
  private int year;

  @ArgGroup(exclusive = false, multiplicity = "1")
  private ImaginedContract contract;

  @Option(names = "--format", paramLabel = "text|json", defaultValue = "TEXT")
  private Format format;

  SimulateCommand(Console console) {
    super(console);
  }

  @Override
  public Integer call() {
    String lang = lang();
    CivilYear civil = new CivilYear(year);
    RuleParameters parameters = ParameterSet.current().forYear(civil);
    List<Entitlement> entitlements = Assessment.of(contract.dossier(civil), parameters);
    JsonNode trace = JsonMapper.builder().build().readTree(TraceFile.of(entitlements.get(0), parameters));
    console.out().print(format == Format.JSON
        ? Explanation.jsonOfImagined(trace)
        : Explanation.textOfImagined(trace, lang));
    return ExitCode.DONE;
  }
}
