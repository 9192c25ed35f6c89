package dev.sparklint.proofs.cluster;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Starts a {@link Node} in namespaces of its own, and waits for what it reports. */
public final class NodeProcess {

  /** What a node may take to start and to report, on a machine that is busy. */
  private static final int GRACE_SECONDS = 60;

  private NodeProcess() {}

  /** Why no node can run on this machine; null if one can. */
  public static @Nullable String lacks() {
    for (String program : new String[] {"unshare", "nsenter", "ip", "bash", "keytool"}) {
      if (exit(List.of("which", program)) != 0) {
        return "there is no " + program + " on the PATH";
      }
    }
    List<String> probe = new ArrayList<>(namespaces());
    probe.addAll(List.of("bash", "-c", "mount --make-rprivate / && mount -t tmpfs tmpfs /run"));
    return exit(probe) == 0 ? null : "processes may not have namespaces of their own here";
  }

  private static int exit(List<String> command) {
    try {
      return new ProcessBuilder(command)
          .redirectErrorStream(true)
          .redirectOutput(ProcessBuilder.Redirect.DISCARD)
          .start()
          .waitFor();
    } catch (IOException missing) {
      return -1;
    } catch (InterruptedException ended) {
      Thread.currentThread().interrupt();
      return -1;
    }
  }

  private static List<String> namespaces() {
    List<String> words = new ArrayList<>(List.of("unshare", "--net", "--mount", "--pid", "--fork"));
    words.addAll(List.of("--kill-child", "--mount-proc"));
    if (!System.getProperty("user.name").equals("root")) {
      words.addAll(List.of("--user", "--map-root-user"));
    }
    return words;
  }

  /**
   * Runs a node to its end.
   *
   * @param own folder for what the two tell each other
   * @param scripts folder of the scripts of containers
   */
  public static NodeReport run(Path own, NodeSpec spec, Path scripts)
      throws IOException, InterruptedException {
    try {
      return reported(own, spec, scripts);
    } finally {
      MemoryLimit.release(spec.work());
    }
  }

  private static NodeReport reported(Path own, NodeSpec spec, Path scripts)
      throws IOException, InterruptedException {
    Files.createDirectories(spec.work());
    Path asked = own.resolve("spec.json");
    Path answered = own.resolve("report.json");
    Json.MAPPER.writeValue(asked.toFile(), spec);
    List<String> command = new ArrayList<>(namespaces());
    command.addAll(List.of("/bin/bash", scripts.resolve("node.sh").toString()));
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx256m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), Node.class.getName()));
    command.addAll(List.of(asked.toString(), answered.toString(), scripts.toString()));
    Path log = own.resolve("node.log");
    Process node =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile()).start();
    if (!node.waitFor(spec.seconds() + GRACE_SECONDS, TimeUnit.SECONDS)) {
      node.destroyForcibly();
      throw new IOException("the node hangs; see " + own);
    }
    int code = node.exitValue();
    if (code != 0 || !Files.exists(answered)) {
      throw new IOException(
          "the node ended with "
              + code
              + ": "
              + new String(Files.readAllBytes(log), StandardCharsets.UTF_8));
    }
    return Json.MAPPER.readValue(answered.toFile(), NodeReport.class);
  }
}
