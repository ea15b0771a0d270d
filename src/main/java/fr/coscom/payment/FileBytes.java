package fr.coscom.payment;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The file as bytes, before any XML parser sees it: rules F02 to F06 and F09, and its digest. */
final class FileBytes {

  private static final String DECLARATION = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>";

  private final Findings findings;
  private final StringBuilder head = new StringBuilder();
  private char beforeLast;
  private char last;
  private long position;
  private boolean safe = true;
  private String sha256;

  private FileBytes(Findings findings) {
    this.findings = findings;
  }

  static FileBytes read(Path file, long maxBytes, Findings findings) throws IOException {
    FileBytes bytes = new FileBytes(findings);
    long size = Files.size(file);
    if (size > maxBytes) {
      bytes.refuse("F09", size + " bytes", "<= " + maxBytes);
    }
    bytes.decode(file);
    return bytes;
  }

  String sha256() {
    return sha256;
  }

  /** False when the file is too big, is not text, or has what a hostile file would have. */
  boolean safeToParse() {
    return safe;
  }

  private void decode(Path file) throws IOException {
    MessageDigest digest = sha256Digest();
    try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
      try {
        scan(new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8.newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT)), 1 << 16));
      } catch (CharacterCodingException e) {
        refuse("F02", "bytes that are not UTF-8", "UTF-8");
      }
      in.transferTo(OutputStream.nullOutputStream());
    }
    sha256 = HexFormat.of().formatHex(digest.digest());
  }

  private void scan(Reader reader) throws IOException {
    char[] buffer = new char[1 << 16];
    for (int read = reader.read(buffer); read >= 0; read = reader.read(buffer)) {
      for (int i = 0; i < read; i++) {
        take(buffer[i]);
      }
    }
    boolean ends = last == '>' || last == '\n' && beforeLast == '>';
    findings.require(ends, "F02", "", "end of file", "> or > LF");
    checkHead();
  }

  private void checkHead() {
    if (head.length() > 0 && head.charAt(0) == '\uFEFF') {
      findings.fail("F03", "", "BOM", DECLARATION);
    }
    findings.require(head.toString().equals(DECLARATION), "F04", "", head.toString(), DECLARATION);
  }

  /** In well-formed XML a {@code <} only ever opens markup, so two characters more tell what it opens. */
  private void take(char c) {
    if (head.length() < DECLARATION.length()) {
      head.append(c);
    }
    if (beforeLast == '<' && last == '!') {
      markup(c);
    } else if (last == '<' && c == '?' && position > 1) {
      findings.fail("F06", "", "<?", "");
    }
    beforeLast = last;
    last = c;
    position++;
  }

  private void markup(char c) {
    if (c == '-' || c == '[') {
      findings.fail("F06", "", "<!" + c, "");
    } else {
      refuse("F05", "<!" + c, "");
    }
  }

  private void refuse(String rule, String found, String expected) {
    safe = false;
    findings.fail(rule, "", found, expected);
  }

  private static MessageDigest sha256Digest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
