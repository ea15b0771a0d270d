package fr.coscom.basis;

/** The four national prestation codes of the COSCOM (nomenclature IR_NAT_V), in the order of the files. */
public enum Component {
  AIF(1646),
  RMS(1647),
  RHP(1648),
  MAO(1649);

  private final int code;

  Component(int code) {
    this.code = code;
  }

  public int code() {
    return code;
  }
}
