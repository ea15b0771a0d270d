package fr.coscom.intake;

import java.io.IOException;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.channels.ReadableByteChannel;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;

/**
 * Bytes to characters without one guess. Bytes that are no text are a fault, raised only once every character before
 * them was handed out, so that whoever counts lines knows on which line they are.
 */
final class StrictDecoder extends Reader {

  /** The bytes at fault, in hexadecimal. */
  static final class Undecodable extends CharacterCodingException {
    private static final long serialVersionUID = 1L;
    private final String bytes;

    private Undecodable(String bytes) {
      this.bytes = bytes;
    }

    @Override
    public String getMessage() {
      return bytes;
    }
  }

  private final ReadableByteChannel channel;
  private final CharsetDecoder decoder;
  private final ByteBuffer bytes = ByteBuffer.allocate(1 << 16).limit(0);
  private final CharBuffer chars = CharBuffer.allocate(1 << 14).limit(0);
  private boolean ended;
  private boolean flushed;
  private String fault;

  StrictDecoder(ReadableByteChannel channel, Charset charset) {
    this.channel = channel;
    this.decoder = charset.newDecoder()
        .onMalformedInput(CodingErrorAction.REPORT)
        .onUnmappableCharacter(CodingErrorAction.REPORT);
  }

  @Override
  public int read(char[] target, int from, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    while (!chars.hasRemaining()) {
      if (fault != null) {
        throw new Undecodable(fault);
      }
      if (flushed) {
        return -1;
      }
      decode();
    }
    int read = Math.min(length, chars.remaining());
    chars.get(target, from, read);
    return read;
  }

  private void decode() throws IOException {
    chars.clear();
    CoderResult result = decoder.decode(bytes, chars, ended);
    if (result.isError()) {
      fault = hexadecimal(result.length());
    } else if (result.isUnderflow()) {
      underflow();
    }
    chars.flip();
  }

  private void underflow() throws IOException {
    if (ended) {
      flushed = decoder.flush(chars).isUnderflow();
      return;
    }
    bytes.compact();
    ended = channel.read(bytes) < 0;
    bytes.flip();
  }

  private String hexadecimal(int length) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < length && bytes.position() + i < bytes.limit(); i++) {
      text.append(String.format(i == 0 ? "%02X" : " %02X", bytes.get(bytes.position() + i)));
    }
    return text.toString();
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
