package fr.coscom.basis;

/**
 * A number of things that a sentence counts: it reads as its figures and still decides between singular and plural,
 * {@code {0} {0,choice,0#ligne|2#lignes}}.
 *
 * @param figures as the page writes the number, {@code 1 234}
 */
public record Count(long number, String figures) {

  @Override
  public String toString() {
    return figures;
  }
}
