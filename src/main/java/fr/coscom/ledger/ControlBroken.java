package fr.coscom.ledger;

import java.util.List;

/** A control that blocks does not hold: nothing is sealed. */
public final class ControlBroken extends RuntimeException {

  private final List<Control> broken;

  public ControlBroken(List<Control> broken) {
    super(broken.toString());
    this.broken = List.copyOf(broken);
  }

  public List<Control> broken() {
    return broken;
  }
}
