package fr.coscom.papers;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.verapdf.core.VeraPDFException;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.ValidationResult;

/** veraPDF's word on a PDF. */
public final class PdfProof {

  static {
    VeraGreenfieldFoundryProvider.initialise();
  }

  private PdfProof() {}

  /** What PDF/A-2a and PDF/UA-1 refuse in it, one line a rule; nothing when it is both. */
  public static List<String> faults(byte[] pdf) throws IOException {
    List<String> faults = new ArrayList<>();
    for (PDFAFlavour flavour : List.of(PDFAFlavour.PDFA_2_A, PDFAFlavour.PDFUA_1)) {
      try (PDFAParser parser = Foundries.defaultInstance().createParser(new ByteArrayInputStream(pdf), flavour);
          PDFAValidator validator = Foundries.defaultInstance().createValidator(flavour, false)) {
        ValidationResult result = validator.validate(parser);
        result.getTestAssertions().forEach(assertion -> faults.add(
            flavour.getId() + " " + assertion.getRuleId().getClause() + ": " + assertion.getMessage()));
        if (!result.isCompliant() && faults.isEmpty()) {
          faults.add(flavour.getId());
        }
      } catch (VeraPDFException e) {
        throw new IOException(e);
      }
    }
    return faults;
  }
}
