package fr.coscom.intake;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * A folder of input files, each opened once. Opening it looks at names, kinds and sizes, and holds the files against
 * {@code control.csv} by their digests, before a single row is read.
 */
public final class InputFolder implements AutoCloseable {

  private final List<InputFile> files = new ArrayList<>();
  private final IntakeSettings settings;
  private final Scope scope;
  private Map<String, FileDigest> control = Map.of();

  private InputFolder(Scope scope, IntakeSettings settings) {
    this.scope = scope;
    this.settings = settings;
  }

  /** @throws FolderRefused when the folder cannot be taken as it is */
  public static InputFolder open(Path folder, Scope scope, IntakeSettings settings) {
    InputFolder opened = new InputFolder(scope, settings);
    try {
      opened.open(folder);
      return opened;
    } catch (RuntimeException e) {
      opened.close();
      throw e;
    }
  }

  private void open(Path folder) {
    TreeSet<String> names = names(folder);
    requireKnown(names);
    Refusals whole = new Refusals(settings.messages(), "");
    if (scope == Scope.ANNUAL && !names.contains(Schemas.CONTRACTS)) {
      throw whole.of(Refusal.FILE_MISSING, Schemas.CONTRACTS);
    }
    Schemas.all().stream().filter(schema -> names.contains(schema.file()))
        .forEach(schema -> files.add(InputFile.open(folder, schema, settings)));
    if (files.isEmpty()) {
      throw whole.of(Refusal.NO_FILE, "", knownFiles());
    }
    if (names.contains(Schemas.CONTROL)) {
      control = ControlFile.read(folder, settings);
      ControlFile.requireSame(control, files);
    } else if (settings.controlRequired()) {
      throw whole.of(Refusal.CONTROL_MISSING, Schemas.CONTROL);
    }
  }

  private TreeSet<String> names(Path folder) {
    Refusals whole = new Refusals(settings.messages(), "");
    if (!Files.isDirectory(folder)) {
      throw whole.of(Refusal.FOLDER_MISSING, String.valueOf(folder));
    }
    TreeSet<String> names = new TreeSet<>();
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
      entries.forEach(entry -> names.add(entry.getFileName().toString()));
    } catch (IOException | DirectoryIteratorException e) {
      throw whole.of(Refusal.UNREADABLE, e.getClass().getSimpleName());
    }
    return names;
  }

  // holds.csv written hold.csv would stop nobody: an unknown name is never passed over.
  private void requireKnown(TreeSet<String> names) {
    for (String name : names) {
      if (name.toLowerCase(Locale.ROOT).endsWith(".csv") && Schemas.of(name).isEmpty()) {
        throw new Refusals(settings.messages(), Shown.of(name))
            .of(Refusal.UNKNOWN_FILE, name, Header.nearest(name, knownFiles()));
      }
    }
  }

  private static List<String> knownFiles() {
    return Stream.concat(Schemas.all().stream().map(TableSchema::file), Stream.of(Schemas.CONTROL)).toList();
  }

  /** The names of the files that bring facts, in the order of their reading. */
  public List<String> files() {
    return files.stream().map(file -> file.schema().file()).toList();
  }

  Scope scope() {
    return scope;
  }

  public boolean hasControl() {
    return !control.isEmpty();
  }

  /**
   * Reads every file once.
   *
   * @throws FolderRefused for any fault that is not the matter of one row
   * @throws E what the sink throws
   */
  <E extends Exception> List<FileDigest> read(RowSink<E> sink) throws E {
    List<FileDigest> digests = new ArrayList<>();
    for (InputFile file : files) {
      FileDigest digest = file.read(sink);
      if (hasControl()) {
        ControlFile.requireSame(control.get(digest.file()), digest, file.refusals());
      }
      digests.add(digest);
    }
    return List.copyOf(digests);
  }

  @Override
  public void close() {
    files.forEach(InputFile::close);
  }
}
