package fr.coscom.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The files under a folder, by relative name, as bytes. */
record FolderFiles(TreeMap<String, byte[]> files) {

  static FolderFiles of(Path folder) {
    try (Stream<Path> paths = Files.walk(folder)) {
      TreeMap<String, byte[]> files = new TreeMap<>();
      for (Path path : paths.filter(Files::isRegularFile).toList()) {
        files.put(folder.relativize(path).toString().replace('\\', '/'), Files.readAllBytes(path));
      }
      return new FolderFiles(files);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String text(String name) {
    return new String(files.get(name), StandardCharsets.UTF_8);
  }

  List<String> names(String suffix) {
    return files.keySet().stream().filter(name -> name.endsWith(suffix)).toList();
  }

  /** What differs, file by file, with the first line that differs on both sides; empty when all bytes are the same. */
  List<String> differencesFrom(FolderFiles expected) {
    List<String> differences = new ArrayList<>();
    TreeSet<String> names = new TreeSet<>(expected.files.keySet());
    names.addAll(files.keySet());
    for (String name : names) {
      if (!files.containsKey(name)) {
        differences.add(name + " is missing");
      } else if (!expected.files.containsKey(name)) {
        differences.add(name + " is not expected");
      } else if (!Arrays.equals(files.get(name), expected.files.get(name))) {
        differences.add(firstDifference(name, expected.text(name), text(name)));
      }
    }
    return differences;
  }

  private static String firstDifference(String name, String expected, String found) {
    String[] a = expected.split("\n", -1);
    String[] b = found.split("\n", -1);
    int line = 0;
    while (line < a.length && line < b.length && a[line].equals(b[line])) {
      line++;
    }
    return "%s, line %d%n  expected: %s%n  found:    %s".formatted(
        name, line + 1, line < a.length ? a[line] : "(end)", line < b.length ? b[line] : "(end)");
  }

  void writeTo(Path folder) throws IOException {
    delete(folder);
    for (var file : files.entrySet()) {
      Path path = folder.resolve(file.getKey());
      Files.createDirectories(path.getParent());
      Files.write(path, file.getValue());
    }
  }

  static Path deleted(Path folder) {
    try {
      delete(folder);
      return folder;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void delete(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    try (Stream<Path> paths = Files.walk(folder)) {
      for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }
}
