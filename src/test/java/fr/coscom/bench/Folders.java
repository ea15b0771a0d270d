package fr.coscom.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Whole folders. */
final class Folders {

  private Folders() {}

  static void delete(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    try (Stream<Path> paths = Files.walk(folder)) {
      for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }

  /**
   * What differs, byte for byte; drafts that a killed attempt left aside are no part of a run's folder, and metrics tell how long it took.
   */
  static TreeSet<String> differences(Path reference, Path found) throws IOException {
    TreeMap<String, Path> wanted = files(reference);
    TreeMap<String, Path> there = files(found);
    TreeSet<String> names = new TreeSet<>(wanted.keySet());
    names.addAll(there.keySet());
    names.removeIf(name -> wanted.containsKey(name) && there.containsKey(name) && same(wanted.get(name), there.get(name)));
    return names;
  }

  private static boolean same(Path one, Path other) {
    try {
      return Files.mismatch(one, other) == -1;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static TreeMap<String, Path> files(Path folder) throws IOException {
    TreeMap<String, Path> files = new TreeMap<>();
    try (Stream<Path> paths = Files.walk(folder)) {
      paths.filter(Files::isRegularFile)
          .filter(path -> !folder.relativize(path).startsWith("metrics"))
          .filter(path -> !path.getFileName().toString().contains(".part.failed-"))
          .forEach(path -> files.put(folder.relativize(path).toString(), path));
    }
    return files;
  }
}
