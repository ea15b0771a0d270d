package fr.coscom.dossier;

import fr.coscom.basis.Span;

/** A row of other-contracts.csv: another aid of the same doctor. */
public record OtherContract(Scheme scheme, Span span, Origin origin) implements Fact {

  /** The schemes that the file may name; whoever adds one says whether it goes with the COSCOM. */
  public enum Scheme {
    CAIM(true),
    COTRAM(true),
    CSTM(true),
    OPTION_DEMOGRAPHIE(true),
    SOLIDARITE_TERRITORIALE(true),
    FMT_ZIP(true),
    PRIMO_INSTALLATION_2024(true),
    CABINET_SECONDAIRE_2024(true),
    CDE(false),
    PTMG(false),
    CESP(false);

    private final boolean incompatible;

    Scheme(boolean incompatible) {
      this.incompatible = incompatible;
    }

    /** Whether a shared day holds the COSCOM. */
    public boolean incompatible() {
      return incompatible;
    }
  }

  @Override
  public String label() {
    return scheme + " " + Labels.of(span);
  }
}
