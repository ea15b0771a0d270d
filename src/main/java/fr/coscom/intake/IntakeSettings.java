package fr.coscom.intake;

import fr.coscom.basis.Messages;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/**
 * How folders are read.
 *
 * @param charset UTF-8 unless another is asked for; never guessed
 * @param largestFile in bytes
 * @param longestRecord in characters, quoted line breaks included: what bounds the memory
 * @param controlRequired whether a folder without {@code control.csv} is refused
 * @param language of the messages: {@code fr} or {@code en}
 */
public record IntakeSettings(
    Charset charset, long largestFile, int longestRecord, boolean controlRequired, String language) {

  public static final IntakeSettings DEFAULT =
      new IntakeSettings(StandardCharsets.UTF_8, 2L << 30, 1_000_000, false, "fr");

  Messages messages() {
    return Messages.of("intake", language);
  }
}
