package fr.coscom.payment;

import fr.coscom.basis.Component;
import fr.coscom.basis.Money;
import fr.coscom.ledger.SentAgain;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.thymeleaf.TemplateEngine;
import org.thymeleaf.context.Context;
import org.thymeleaf.templatemode.TemplateMode;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;

/**
 * Writes a {@link Bordereau} as one HTML file in French, well-formed as XML too, with no script and nothing fetched
 * from elsewhere. The same order gives the same bytes everywhere.
 */
public final class BordereauFile {

  /** Held contracts are named one by one up to this many, and only counted by reason beyond. */
  public static final int NAMED = 40;
  /** After the nomenclature of national prestations (IR_NAT_V). */
  private static final Map<Component, String> LABELS = Map.of(
      Component.AIF, "Aide forfaitaire (AIF)",
      Component.RMS, "Rémunération complémentaire, accueil de stagiaires (RMS)",
      Component.RHP, "Rémunération complémentaire, exercice en hôpital de proximité (RHP)",
      Component.MAO, "Majoration de la rémunération par l’ARS (MAO)");
  private static final TemplateEngine ENGINE = engine();

  private BordereauFile() {}

  /** Writes and flushes; the stream stays open. */
  public static void write(Bordereau bordereau, OutputStream out) throws IOException {
    Context context = new Context(Locale.FRANCE);
    context.setVariable("order", bordereau);
    context.setVariable("total", FrenchNumber.figures(bordereau.file().total()));
    context.setVariable("words", FrenchNumber.words(bordereau.file().total()));
    int transfers = bordereau.file().transfers();
    context.setVariable("transfers", FrenchNumber.figures(transfers) + (transfers > 1 ? " virements" : " virement"));
    context.setVariable("executionDate", FrenchNumber.figures(bordereau.file().executionDate()));
    context.setVariable("preparedOn", FrenchNumber.figures(bordereau.origin().preparedOn()));
    context.setVariable("components", components(bordereau));
    context.setVariable("again", bordereau.again().first().stream().map(BordereauFile::again).toList());
    context.setVariable("againCount", FrenchNumber.figures(bordereau.again().transfers()));
    context.setVariable("againRest", bordereau.again().transfers() > bordereau.again().first().size());
    context.setVariable("againSum", FrenchNumber.figures(bordereau.again().total()));
    context.setVariable("reasons", reasons(bordereau.held()));
    context.setVariable("heldSum", heldSum(bordereau.held()));
    context.setVariable("heldCount", FrenchNumber.figures(bordereau.held().size()));
    context.setVariable("named", bordereau.held().size() <= NAMED ? named(bordereau.held()) : List.of());
    context.setVariable("decisions", decisions(bordereau.decisions()));
    Writer writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
    ENGINE.process("bordereau", context, writer);
    writer.flush();
  }

  private static List<List<String>> components(Bordereau bordereau) {
    List<List<String>> rows = new ArrayList<>();
    for (Component component : Component.values()) {
      rows.add(List.of(LABELS.get(component), Integer.toString(component.code()),
          FrenchNumber.figures(bordereau.amounts().of(component))));
    }
    return rows;
  }

  private static List<String> again(SentAgain line) {
    return List.of(line.endToEndId(), line.contractId(), line.failed(), line.failedRun(),
        (line.outcome().equals("RETURNED") ? "retourné le " : "rejeté le ") + FrenchNumber.figures(line.outcomeOn()),
        FrenchNumber.figures(line.amount()));
  }

  private static List<List<String>> reasons(List<Bordereau.Held> held) {
    Map<String, List<Bordereau.Held>> byReason = new TreeMap<>();
    held.forEach(line -> byReason.computeIfAbsent(line.reason(), none -> new ArrayList<>()).add(line));
    return byReason.values().stream().map(BordereauFile::reason).toList();
  }

  private static List<String> reason(List<Bordereau.Held> lines) {
    return List.of(lines.get(0).label(), lines.get(0).reason(), FrenchNumber.figures(lines.size()), heldSum(lines));
  }

  /** The euros known, and how many contracts they leave out. */
  private static String heldSum(Collection<Bordereau.Held> lines) {
    Money sum = lines.stream().flatMap(line -> line.amount().stream()).reduce(Money.ZERO, Money::plus);
    long unknown = lines.stream().filter(line -> line.amount().isEmpty()).count();
    return unknown == 0
        ? FrenchNumber.figures(sum)
        : FrenchNumber.figures(sum) + " + " + FrenchNumber.figures(unknown) + " non chiffré" + (unknown > 1 ? "s" : "");
  }

  private static List<List<String>> named(List<Bordereau.Held> held) {
    return held.stream().map(line -> List.of(
        line.contractId(), line.label(), line.amount().map(FrenchNumber::figures).orElse("non chiffré"))).toList();
  }

  private static List<List<String>> decisions(List<Bordereau.Decision> decisions) {
    return decisions.stream().map(line -> List.of(line.contractId(), line.reason(), line.decision(), line.documentRef(),
        line.decidedBy(), FrenchNumber.figures(line.decidedOn()))).toList();
  }

  private static TemplateEngine engine() {
    ClassLoaderTemplateResolver resolver = new ClassLoaderTemplateResolver(BordereauFile.class.getClassLoader());
    resolver.setPrefix("fr/coscom/payment/");
    resolver.setSuffix(".html");
    resolver.setTemplateMode(TemplateMode.HTML);
    resolver.setCharacterEncoding("UTF-8");
    TemplateEngine engine = new TemplateEngine();
    engine.setTemplateResolver(resolver);
    return engine;
  }
}
