package dev.sparklint.helm;

import dev.sparklint.process.LimitedProcess;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Helm as the library that comes with sparklint, in a process of its own: a chart that never comes
 * to an end, or eats all memory, must not take sparklint with it. Started on first use.
 */
final class EmbeddedHelm implements HelmEngine {

  private static final int COST = 4;

  /** For the first answer, which waits for the start of a JVM and the loading of Helm. */
  private static final long START_MILLIS = 30_000;

  private static final long MOST_MILLIS = 4_500;

  private final Path cache;
  private @Nullable LimitedProcess server;

  /**
   * @param cache a folder that outlives this run, where the library is unpacked to
   */
  EmbeddedHelm(Path cache) {
    this.cache = cache;
  }

  @Override
  public String template(Installation installation) throws HelmException, IOException {
    LimitedProcess running = server;
    long millis = MOST_MILLIS;
    if (running == null) {
      running = start();
      server = running;
      millis = START_MILLIS;
    }
    try {
      DataInputStream in = new DataInputStream(running.process().getInputStream());
      ask(installation, running);
      Process process = running.process();
      running.await(() -> in.available() > 0 || !process.isAlive(), millis);
      if (in.available() == 0) {
        throw new IOException("the library of Helm ended");
      }
      boolean fine = in.readBoolean();
      String text = HelmServer.readText(in);
      if (!fine) {
        throw new HelmException(text);
      }
      return text;
    } catch (IOException broken) {
      close();
      throw broken;
    }
  }

  private static void ask(Installation installation, LimitedProcess server) throws IOException {
    DataOutputStream out = new DataOutputStream(server.process().getOutputStream());
    HelmServer.writeText(installation.chart().toString(), out);
    HelmServer.writeText(installation.release(), out);
    HelmServer.writeText(installation.namespace(), out);
    HelmServer.writeText(installation.kubeVersion(), out);
    out.writeInt(installation.values().size());
    for (Path file : installation.values()) {
      HelmServer.writeText(file.toString(), out);
    }
    out.writeInt(installation.set().size());
    for (Map.Entry<String, String> value : new TreeMap<>(installation.set()).entrySet()) {
      HelmServer.writeText(value.getKey(), out);
      HelmServer.writeText(value.getValue(), out);
    }
    out.flush();
  }

  private LimitedProcess start() throws IOException {
    Files.createDirectories(cache);
    List<String> command =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx64m",
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-XX:-UsePerfData",
            "-Xshare:auto",
            "-Djava.io.tmpdir=" + cache,
            "-cp",
            HelmServer.classPath(),
            HelmServer.class.getName(),
            cache.toString());
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.redirectError(ProcessBuilder.Redirect.DISCARD);
    // A chart that asks the cluster for something gets nothing, as from helm template.
    builder.environment().put("KUBECONFIG", cache.resolve("no-kubeconfig").toString());
    builder.environment().put("HELM_KUBEAPISERVER", "http://127.0.0.1:1");
    return new LimitedProcess(builder.start());
  }

  @Override
  public int cost() {
    return COST;
  }

  @Override
  public void close() {
    if (server != null) {
      server.close();
      server = null;
    }
  }

  /** Whether the library has been built for this platform. */
  static boolean isAvailable() {
    return !HelmServer.libraryName().isEmpty();
  }
}
