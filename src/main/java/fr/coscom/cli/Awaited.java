package fr.coscom.cli;

import fr.coscom.basis.Messages;
import fr.coscom.ledger.Run;
import fr.coscom.ledger.Signature;
import fr.coscom.ledger.Standing;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Who is awaited on a run, and the commands that come next.
 *
 * @param broken the controls that stopped the last attempt at a run that is being prepared
 * @param followed whether the year has a later run: nothing comes next of a discarded one
 */
record Awaited(Messages words, Run run, List<Standing> orders, Optional<String> broken, boolean followed) {

  Awaited(Messages words, Run run, List<Standing> orders) {
    this(words, run, orders, Optional.empty(), false);
  }

  /**
   * @param who {@code DIRECTOR}, {@code ACCOUNTING_OFFICER}, or {@code OPERATIONS} for a hand-over that was cut short
   * @param command with the digest; the name of the signatory is left to fill in
   */
  record Next(String who, Optional<String> command, String sentence) {}

  List<Next> next() {
    if (run.state() == Run.State.DISCARDED) {
      return followed ? List.of() : List.of(new Next("OPERATIONS", Optional.empty(), words.text("next.DISCARDED." + run.kind(), run.name(), "", run.year())));
    }
    if (run.state() == Run.State.PREPARING) {
      return List.of(broken.map(this::broken).orElseGet(this::goOn));
    }
    if (run.state() == Run.State.DONE) {
      return List.of(new Next("OPERATIONS", Optional.empty(), words.text("next.DONE", run.name(), "", run.year())));
    }
    List<Next> next = signatures();
    if (!next.isEmpty() && ordersNothing()) {
      String discard = discard("");
      next.add(new Next("DIRECTOR", Optional.of(discard), words.text("next.whole", run.name(), discard)));
    }
    if (next.isEmpty()) {
      next.add(ordersNothing()
          ? new Next("OPERATIONS", Optional.empty(), words.text("next.released.whole", run.year()))
          : new Next("BANK", Optional.empty(), words.text("next.RELEASED", run.name(), "", run.year())));
    }
    return next;
  }

  private Next broken(String controls) {
    String discard = words.text("next.discard", run.name());
    return new Next("OPERATIONS", Optional.of(discard), words.text("next.broken", controls, discard));
  }

  /** The command that had begun the run; of a dry run the ledger does not know which of the two it was. */
  private Next goOn() {
    if (run.dry()) {
      return new Next("OPERATIONS", Optional.empty(), words.text("next.PREPARING.dry", run.name(), run.inputFolder()));
    }
    String command = "coscom " + (run.kind() == Run.Kind.ANNUAL ? "annual-payment" : "reprocess") + " --year " + run.year() + " --input "
        + word(run.inputFolder()) + " --output " + word(run.outputFolder().toString())
        + (run.kind() == Run.Kind.CORRECTION ? " --reason " + word(run.reason().orElse("")) : "");
    return new Next("OPERATIONS", Optional.of(command), words.text("next.PREPARING", run.name(), command));
  }

  /** As a shell reads it as one word. */
  private static String word(String text) {
    return text.matches("[\\w./:@%+=,-]+") ? text : "'" + text.replace("'", "'\\''") + "'";
  }

  /** Whether the run has no payment file: it is signed as a whole. */
  private boolean ordersNothing() {
    return orders.stream().allMatch(order -> order.caisse().isEmpty());
  }

  private List<Next> signatures() {
    List<Next> next = new ArrayList<>();
    boolean stopped = orders.stream().anyMatch(order -> order.stopped().isPresent());
    List<Standing> sealed = awaiting(Signature.Act.APPROVE);
    List<Standing> approved = awaiting(Signature.Act.RELEASE);
    next.addAll(signatures(Signature.Act.APPROVE, sealed, !stopped));
    next.addAll(signatures(Signature.Act.RELEASE, approved, !stopped && sealed.isEmpty()));
    orders.stream().flatMap(order -> order.stopped().map(stop -> discard(order, stop)).stream()).distinct().forEach(next::add);
    orders.stream().filter(Awaited::cutShort).forEach(order -> {
      String command = command(Signature.Act.RELEASE, order.caisse());
      next.add(new Next("OPERATIONS", Optional.of(command), words.text("next.handOver", order.caisse(), command)));
    });
    return next;
  }

  private List<Standing> awaiting(Signature.Act act) {
    return orders.stream().filter(order -> order.stopped().isEmpty() && order.awaited().filter(act::equals).isPresent()).toList();
  }

  /** One command for all orders, or one for each. */
  private List<Next> signatures(Signature.Act act, List<Standing> awaiting, boolean together) {
    return together
        ? awaiting.stream().limit(1).map(order -> signature(act, "")).toList()
        : awaiting.stream().map(order -> signature(act, order.caisse())).toList();
  }

  private Next discard(Standing order, Standing.Stop stop) {
    String command = stop.ofTheWholeRun() ? discards() : discard(order.caisse());
    return new Next("DIRECTOR", Optional.of(command),
        words.text(stop.rule().replaceFirst("_", "."), run.name(), stop.found(), command));
  }

  /** The command that throws away the order of a caisse: with the run, when no other one lives. */
  String discard(String caisse) {
    boolean last = orders.stream().filter(order -> order.state() != Run.State.DISCARDED).count() == 1;
    return words.text("next.discard", run.name()) + (last ? "" : " --caisse " + caisse);
  }

  boolean partlyReleased() {
    return orders.stream().anyMatch(order -> order.state() == Run.State.RELEASED);
  }

  /** What throws away all that is not handed over: the run or, once an order of it is released, each of the others. */
  String discards() {
    return partlyReleased()
        ? orders.stream().filter(order -> order.awaited().isPresent()).map(order -> discard(order.caisse())).collect(Collectors.joining(", "))
        : words.text("next.discard", run.name());
  }

  private static boolean cutShort(Standing order) {
    return order.state() == Run.State.RELEASED && !order.handedOver() && !order.caisse().isEmpty();
  }

  /** {@code DIRECTOR} or {@code ACCOUNTING_OFFICER}. */
  static Optional<String> who(Standing order) {
    return order.stopped().isPresent() ? Optional.empty() : order.awaited().map(Awaited::who);
  }

  private static String who(Signature.Act act) {
    return act == Signature.Act.APPROVE ? "DIRECTOR" : "ACCOUNTING_OFFICER";
  }

  private Next signature(Signature.Act act, String caisse) {
    String command = command(act, caisse);
    return new Next(who(act), Optional.of(command), words.text("next." + act, command, words.text("who." + who(act))));
  }

  private String command(Signature.Act act, String caisse) {
    return "coscom " + (act == Signature.Act.APPROVE ? "approve " : "release ") + run.name() + " --sha256 "
        + run.sha256().orElse("") + (caisse.isEmpty() ? "" : " --caisse " + caisse) + " --operator " + words.text("next.name");
  }
}
