package dev.sparklint.reference;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.function.BooleanSupplier;

/** Answers the probes of Kubernetes: {@code /live} and {@code /ready}, 200 or 503. */
final class Health implements AutoCloseable {

  private final HttpServer server;

  private Health(HttpServer server) {
    this.server = server;
  }

  static Health serve(int port, BooleanSupplier live, BooleanSupplier ready) throws IOException {
    HttpServer server = HttpServer.create(new InetSocketAddress(port), 0);
    answer(server, "/live", live);
    answer(server, "/ready", ready);
    server.start();
    return new Health(server);
  }

  private static void answer(HttpServer server, String path, BooleanSupplier holds) {
    server.createContext(
        path,
        exchange -> {
          boolean yes = holds.getAsBoolean();
          byte[] body = (yes ? "yes\n" : "no\n").getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(yes ? 200 : 503, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
