package dev.sparklint.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.NoSuchElementException;
import java.util.StringTokenizer;
import java.util.concurrent.TimeUnit;

/** Another program that may use only so much time and memory; nothing of it outlives its use. */
public final class LimitedProcess implements AutoCloseable {

  /** Resident bytes that a program may have. */
  private static final long MOST_MEMORY = 512L << 20;

  private static final int POLL_MILLIS = 10;
  private static final int PAGE = 4096;

  private final Process process;

  /**
   * @param process just started
   */
  public LimitedProcess(Process process) {
    this.process = process;
  }

  public Process process() {
    return process;
  }

  /**
   * Waits until something has happened.
   *
   * @param millis how long at most
   * @throws LimitException if it takes longer, or more memory than a program may have; it is ended
   * @throws IOException if the condition cannot be told
   */
  public void await(Condition done, long millis) throws IOException {
    long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
    while (!done.holds()) {
      if (System.nanoTime() > end) {
        close();
        throw new LimitException("it takes longer than " + millis / 1000 + " s");
      }
      if (memory() > MOST_MEMORY) {
        close();
        throw new LimitException("it takes more than " + (MOST_MEMORY >> 20) + " MiB of memory");
      }
      sleep();
    }
  }

  /** What is waited for. */
  public interface Condition {
    boolean holds() throws IOException;
  }

  private void sleep() throws IOException {
    try {
      process.waitFor(POLL_MILLIS, TimeUnit.MILLISECONDS);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      close();
      throw new IOException("interrupted", interrupted);
    }
  }

  /** Resident bytes; 0 where the system does not tell. */
  private long memory() {
    Path statistics = Path.of("/proc", String.valueOf(process.pid()), "statm");
    try {
      // Pages in all, then those that are resident.
      StringTokenizer pages = new StringTokenizer(Files.readString(statistics));
      pages.nextToken();
      return Long.parseLong(pages.nextToken()) * PAGE;
    } catch (IOException | NumberFormatException | NoSuchElementException elsewhere) {
      return 0;
    }
  }

  @Override
  public void close() {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
  }
}
