package dev.sparklint.reference.lab;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Stands between Spark and S3: of some connections it answers the first request with 503, of others
 * it lets the request through and loses the answer.
 */
public final class FaultyProxy implements AutoCloseable {

  private static final String SLOW_DOWN =
      """
      HTTP/1.1 503 Slow Down\r
      Content-Type: application/xml\r
      Content-Length: 87\r
      Connection: close\r
      \r
      <Error><Code>SlowDown</Code><Message>Please reduce your request rate.</Message></Error>""";

  private final ServerSocket server;
  private final int target;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final Random random;
  private final AtomicInteger faults = new AtomicInteger();
  private volatile double share;

  private FaultyProxy(ServerSocket server, int target, long seed) {
    this.server = server;
    this.target = target;
    random = new Random(seed);
  }

  public static FaultyProxy start(int target, long seed) throws IOException {
    FaultyProxy proxy =
        new FaultyProxy(new ServerSocket(0, 100, InetAddress.getLoopbackAddress()), target, seed);
    proxy.threads.execute(proxy::accept);
    return proxy;
  }

  public int port() {
    return server.getLocalPort();
  }

  /** How many of the connections from now on go wrong, from 0 to 1. */
  public void spoil(double share) {
    this.share = share;
  }

  /** How many have gone wrong. */
  public int faults() {
    return faults.get();
  }

  private void accept() {
    while (!server.isClosed()) {
      try {
        Socket client = server.accept();
        threads.execute(() -> serve(client));
      } catch (IOException e) {
        return;
      }
    }
  }

  private void serve(Socket client) {
    boolean spoilt = random.nextDouble() < share;
    try (client) {
      if (spoilt && random.nextBoolean()) {
        faults.incrementAndGet();
        refuse(client);
        return;
      }
      try (Socket upstream = new Socket(InetAddress.getLoopbackAddress(), target)) {
        threads.execute(() -> copy(client, upstream));
        if (spoilt) {
          faults.incrementAndGet();
          upstream.getInputStream().read();
          return;
        }
        copy(upstream, client);
      }
    } catch (IOException e) {
      // either side has gone: so is the connection
    }
  }

  private static void refuse(Socket client) throws IOException {
    byte[] head = new byte[8192];
    if (client.getInputStream().read(head) > 0) {
      client.getOutputStream().write(SLOW_DOWN.getBytes(StandardCharsets.US_ASCII));
      client.getOutputStream().flush();
      client.shutdownOutput();
      client.setSoTimeout(2000);
      while (client.getInputStream().read(head) > 0) {
        // the rest of the request, so that the answer is not lost with it
      }
    }
  }

  private static void copy(Socket from, Socket to) {
    try {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      byte[] buffer = new byte[16384];
      for (int n = in.read(buffer); n > 0; n = in.read(buffer)) {
        out.write(buffer, 0, n);
        out.flush();
      }
      from.close();
      to.close();
    } catch (IOException e) {
      // cut
    }
  }

  @Override
  public void close() throws IOException {
    server.close();
    threads.shutdownNow();
  }
}
