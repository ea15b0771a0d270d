package fr.coscom.entitlement;

import fr.coscom.ledger.TraceFile;
import java.util.List;
import java.util.Random;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The traces of a doctor's year told in words: {@link Story} for the tests of other packages. */
public final class ToldTrace {

  private static final JsonMapper JSON = new JsonMapper();

  private ToldTrace() {}

  /** The traces of a doctor's year made up at random. */
  public static List<JsonNode> random(Random random) {
    RandomStory story = RandomStory.anything(random);
    return of(story.year(), story.text());
  }

  /** One trace a contract, in the order told. */
  public static List<JsonNode> of(int year, String told) {
    return Story.assess(year, told).stream().map(e -> JSON.readTree(TraceFile.of(e, Story.parameters(year)))).toList();
  }
}
