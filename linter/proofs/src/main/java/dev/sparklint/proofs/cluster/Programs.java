package dev.sparklint.proofs.cluster;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;

/** Programs of the system, and threads that end with the node. */
final class Programs {

  private static final Executor THREADS =
      Executors.newCachedThreadPool(
          task -> {
            Thread thread = new Thread(task);
            thread.setDaemon(true);
            return thread;
          });

  private Programs() {}

  /** Something to do that may be cut off by the end of a connection. */
  interface Work {
    void run() throws IOException, InterruptedException;
  }

  /** Runs a program to its end. */
  static void run(List<String> command) {
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      byte[] printed = process.getInputStream().readAllBytes();
      if (process.waitFor() != 0) {
        throw new IllegalStateException(
            String.join(" ", command) + ": " + new String(printed, StandardCharsets.UTF_8));
      }
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    } catch (InterruptedException ended) {
      Thread.currentThread().interrupt();
    }
  }

  static void inBackground(Work work) {
    THREADS.execute(
        () -> {
          try {
            work.run();
          } catch (IOException closed) {
            // The other side has left.
          } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
          }
        });
  }
}
