package fr.coscom.cli;

import fr.coscom.audit.AuditArchiveFile;
import fr.coscom.audit.AuditManifestFile;
import fr.coscom.audit.AuditProofStore;
import fr.coscom.audit.RunFilesStore;
import fr.coscom.audit.Verification;
import fr.coscom.audit.VerificationStore;
import fr.coscom.basis.Messages;
import fr.coscom.ledger.Run;
import fr.coscom.ledger.RunListStore;
import fr.coscom.platform.Database;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The proof: a run computed once more from what is stored, and its folder compared byte for byte. */
@Command(name = "verify", mixinStandardHelpOptions = true)
final class VerifyCommand extends AnsweringCommand {

  @Parameters(paramLabel = "DIR")
  private Path folder;

  @Option(names = "--restore")
  private boolean restore;

  VerifyCommand(Console console) {
    super(console);
  }

  @Override
  public Integer call() throws SQLException, IOException {
    Path given = console.path(folder);
    if (Files.isRegularFile(given)) {
      return archive(given);
    }
    if (!Files.isDirectory(given)) {
      throw new CommandRefused(ExitCode.INPUT_REFUSED, "verify.notAFolder", given);
    }
    return folder(given);
  }

  /** An archive of an auditor's set is looked at in a folder that is thrown away. */
  private int archive(Path given) throws SQLException, IOException {
    Path unpacked = Files.createTempDirectory("coscom-archive");
    try {
      AuditArchiveFile.unpack(given, unpacked);
      if (AuditManifestFile.read(unpacked).isEmpty()) {
        throw new CommandRefused(ExitCode.INPUT_REFUSED, "verify.notAFolder", given);
      }
      return folder(unpacked);
    } catch (ZipException e) {
      throw new CommandRefused(ExitCode.INPUT_REFUSED, "verify.notAFolder", given);
    } finally {
      AuditArchiveFile.delete(unpacked);
    }
  }

  private int folder(Path given) throws SQLException, IOException {
    Optional<AuditManifestFile.Read> audit = AuditManifestFile.read(given);
    if (audit.isPresent() && restore) {
      throw new CommandRefused(ExitCode.USAGE, "verify.restoreAudit", given);
    }
    try (Database database = Database.open(console.environment())) {
      Run run = audit.isPresent() ? named(database, audit.get().run(), given) : run(database, given);
      if (run.sha256().isEmpty()) {
        throw new CommandRefused(ExitCode.REFUSED, "verify.notSealed", run.name());
      }
      Verification verification = audit.isPresent()
          ? AuditProofStore.verify(database, run, given, audit.get()) : VerificationStore.verify(database, run, given, restore);
      String program = audit.map(AuditManifestFile.Read::programDigest).orElse(run.programDigest());
      if (!program.equals(ProgramDigest.ofThis()) && !language().quiet()) {
        console.err().println(words().text("verify.otherProgram", program, ProgramDigest.ofThis()));
      }
      if (inJson()) {
        console.out().println(json(verification));
      } else {
        text(verification, audit.isPresent());
      }
      return verification.equal() ? ExitCode.DONE : ExitCode.CONTROL_BROKEN;
    }
  }

  /** The run whose folder it is; of a copy, the one that its run.json names. */
  private Run run(Database database, Path given) throws SQLException {
    try (Connection connection = database.connect()) {
      List<Run> runs = RunListStore.all(connection);
      Optional<Run> own = runs.stream().filter(run -> run.folder().equals(given)).findFirst();
      return own.or(() -> named(given).flatMap(name -> runs.stream().filter(run -> run.name().equals(name)).findFirst()))
          .orElseThrow(() -> new CommandRefused(ExitCode.INPUT_REFUSED, "verify.noRun", given));
    }
  }

  private static Run named(Database database, String name, Path given) throws SQLException {
    try (Connection connection = database.connect()) {
      return RunListStore.named(connection, name)
          .orElseThrow(() -> new CommandRefused(ExitCode.INPUT_REFUSED, "verify.noRun", given));
    }
  }

  private static Optional<String> named(Path given) {
    Path manifest = given.resolve(RunFilesStore.MANIFEST);
    if (!Files.isRegularFile(manifest)) {
      return Optional.empty();
    }
    try {
      JsonNode name = JsonMapper.builder().build().readTree(manifest.toFile()).path("run");
      return name.isString() ? Optional.of(name.stringValue()) : Optional.empty();
    } catch (JacksonException e) {
      return Optional.empty();
    }
  }

  private void text(Verification verification, boolean audit) {
    Messages kinds = Messages.of("audit", lang());
    verification.differences().forEach(difference -> console.out().println(difference.text(kinds)));
    verification.restored().forEach(file -> console.out().println(words().text("verify.restored", file)));
    verification.notices().forEach(notice -> console.out().println(words().text("verify.notice", notice)));
    console.out().println(words().text("verify.counted", verification.run().name(), verification.contracts(), verification.files(),
        verification.seals()));
    console.out().println(verification.equal()
        ? words().text("verify.equal", verification.run().name())
        : words().text(differs(verification.run(), audit), verification.run().name(), verification.differences().size()));
    if (verification.run().state() == Run.State.DISCARDED) {
      console.out().println(words().text("verify.discarded", verification.run().name()));
    }
  }

  /** What is handed over is no more to be held back. */
  private static String differs(Run run, boolean audit) {
    if (audit) {
      return "verify.differs.set";
    }
    return run.state() == Run.State.RELEASED ? "verify.differs.released" : "verify.differs";
  }

  private static String json(Verification verification) {
    JsonMapper mapper = JsonMapper.builder().build();
    ObjectNode root = mapper.createObjectNode();
    root.put("schema", 1).put("run", verification.run().name()).put("state", verification.run().state().name())
        .put("equal", verification.equal());
    root.put("contracts", verification.contracts()).put("files", verification.files()).put("seals", verification.seals());
    ArrayNode differences = root.putArray("differences");
    verification.differences().forEach(difference -> differences.addObject().put("kind", difference.kind().name())
        .put("subject", difference.subject()).put("expected", difference.expected()).put("found", difference.found()));
    ArrayNode notices = root.putArray("notices");
    verification.notices().forEach(notices::add);
    ArrayNode restored = root.putArray("restored");
    verification.restored().forEach(restored::add);
    return mapper.writerWithDefaultPrettyPrinter().writeValueAsString(root);
  }
}
