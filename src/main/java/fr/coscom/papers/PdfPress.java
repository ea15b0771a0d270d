package fr.coscom.papers;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.time.OffsetDateTime;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Renders pages beside the thread that asks for them, on a few threads that end when nothing has waited for a while. */
public final class PdfPress {

  /** Each thread holds the faces, some ten MB. */
  private static final int MOST_THREADS = 4;
  private static final ThreadPoolExecutor THREADS = threads();

  /** A page in print. */
  @FunctionalInterface
  public interface Printed {

    /**
     * Waits for it and writes it; the stream stays open.
     *
     * @throws IllegalArgumentException when the page is not well-formed
     */
    void writeTo(OutputStream out) throws IOException;
  }

  private PdfPress() {}

  /**
   * Begins to render and returns at once; the bytes are those of {@link PdfFile#write}.
   *
   * @param xhtml the page, in UTF-8
   * @param dated the instant that the PDF says it was made at
   */
  public static Printed print(byte[] xhtml, OffsetDateTime dated) {
    Future<byte[]> sheet = THREADS.submit(() -> {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      PdfFile.write(xhtml, dated, out);
      return out.toByteArray();
    });
    return out -> out.write(await(sheet));
  }

  private static byte[] await(Future<byte[]> sheet) throws IOException {
    try {
      return sheet.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof IOException cause) {
        throw cause;
      }
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw new IllegalStateException(e.getCause());
    }
  }

  private static ThreadPoolExecutor threads() {
    int threads = Math.min(MOST_THREADS, Runtime.getRuntime().availableProcessors());
    ThreadPoolExecutor press = new ThreadPoolExecutor(threads, threads, 30, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), task -> {
      Thread thread = new Thread(task, "press");
      thread.setDaemon(true);
      return thread;
    });
    press.allowCoreThreadTimeOut(true);
    return press;
  }
}
