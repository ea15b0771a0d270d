package fr.coscom;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** One Java source, for rules that are about the text. {@code code} is the text without comments, literals emptied. */
record SourceFile(Path path, String stage, String text, String code) {

  private static final Path MAIN = Path.of("src/main/java/fr/coscom");
  private static final Pattern COMMENT_OR_LITERAL = Pattern.compile(
      "\"\"\".*?(?<!\\\\)\"\"\"|\"(?:[^\"\\\\\\n]++|\\\\.)*+\"|'(?:[^'\\\\\\n]|\\\\.)+'|//[^\\n]*|/\\*.*?\\*/", Pattern.DOTALL);
  private static final Pattern IMPORT = Pattern.compile("(?m)^import (?:static )?([\\w.]+)(?:\\.\\*)?;");

  static List<SourceFile> main() {
    try (Stream<Path> paths = Files.walk(MAIN)) {
      return paths.filter(path -> path.toString().endsWith(".java")).sorted().map(SourceFile::read).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static SourceFile read(Path path) {
    try {
      Path inside = MAIN.relativize(path);
      String text = Files.readString(path);
      String code = COMMENT_OR_LITERAL.matcher(text).replaceAll(found -> found.group().startsWith("/") ? " " : "\"\"");
      return new SourceFile(path, inside.getNameCount() == 1 ? "" : inside.getName(0).toString(), text, code);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String name() {
    return path.getFileName().toString().replace(".java", "");
  }

  List<String> imports() {
    return IMPORT.matcher(code).results().map(found -> found.group(1)).toList();
  }

  boolean uses(String regex) {
    return Pattern.compile(regex).matcher(code).find();
  }

  /** Lines with something on them beside comments. */
  long codeLines() {
    return code.lines().filter(line -> !line.isBlank()).count();
  }
}
