package fr.coscom.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
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

  /** The files of a folder under other names too: nobody may write to them. */
  static void link(Path from, Path to) throws IOException {
    try (Stream<Path> paths = Files.walk(from)) {
      for (Path path : paths.toList()) {
        Path other = to.resolve(from.relativize(path).toString());
        if (Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
          Files.createDirectories(other, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        } else {
          Files.createLink(other, path);
        }
      }
    }
  }

  static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> paths = Files.walk(from)) {
      for (Path path : paths.toList()) {
        Files.copy(path, to.resolve(from.relativize(path).toString()), StandardCopyOption.COPY_ATTRIBUTES, LinkOption.NOFOLLOW_LINKS);
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
