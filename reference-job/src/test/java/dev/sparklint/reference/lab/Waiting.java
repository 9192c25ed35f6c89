package dev.sparklint.reference.lab;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Callable;

/** Waiting for what other processes do. */
public final class Waiting {

  private Waiting() {}

  /** Looks every few milliseconds until it holds. */
  public static void until(String what, Duration longest, Callable<Boolean> holds) {
    Instant end = Instant.now().plus(longest);
    try {
      while (!holds.call()) {
        if (Instant.now().isAfter(end)) {
          throw new AssertionError("not within " + longest + ": " + what);
        }
        Thread.sleep(3);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted: " + what, e);
    } catch (Exception e) {
      throw new AssertionError(what, e);
    }
  }

  /** A port that nobody listens on. */
  public static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket()) {
      socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
      return socket.getLocalPort();
    }
  }

  static void untilListening(int port, JavaProcess process) {
    until(
        "a server on port " + port,
        Duration.ofSeconds(60),
        () -> {
          if (!process.isAlive()) {
            throw new IllegalStateException("the server has ended: " + process.output());
          }
          try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 500);
            return true;
          } catch (IOException e) {
            return false;
          }
        });
  }
}
