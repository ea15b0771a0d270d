package fr.coscom.intake;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.security.MessageDigest;
import java.util.HexFormat;

/** Counts and digests the bytes as they are read, and stops at the greatest size allowed. Does not close its source. */
final class DigestedChannel implements ReadableByteChannel {

  private final ReadableByteChannel source;
  private final long largest;
  private final Refusals refusals;
  private final MessageDigest digest = Digests.sha256();
  private long count;

  DigestedChannel(ReadableByteChannel source, long largest, Refusals refusals) {
    this.source = source;
    this.largest = largest;
    this.refusals = refusals;
  }

  @Override
  public int read(ByteBuffer target) throws IOException {
    int from = target.position();
    int read = source.read(target);
    if (read > 0) {
      count += read;
      digest.update(target.duplicate().flip().position(from));
    }
    if (count > largest) {
      throw refusals.of(Refusal.FILE_TOO_LARGE, String.valueOf(count), largest);
    }
    return read;
  }

  long count() {
    return count;
  }

  /** The digest of what was read; to be asked once. */
  String sha256() {
    return HexFormat.of().formatHex(digest.digest());
  }

  @Override
  public boolean isOpen() {
    return source.isOpen();
  }

  @Override
  public void close() {
    // The file stays open for its second reading.
  }
}
