package dev.sparklint.proofs;

import dev.sparklint.proofs.cluster.Certificate;
import dev.sparklint.proofs.cluster.MemoryLimit;
import dev.sparklint.proofs.cluster.NodeProcess;
import dev.sparklint.proofs.cluster.NodeReport;
import dev.sparklint.proofs.cluster.NodeSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Runs one side of a proof on a node of its own. */
final class ProofRunner {

  private static final String DEFAULT_CLASS = "org.example.Events";

  private static final Pattern JAR = Pattern.compile("(?:local://)?(/[\\w./-]+\\.jar)");
  private static final Pattern PYTHON = Pattern.compile("(?:local://)?([\\w./-]+\\.py)\\b");
  private static final Pattern MAIN_CLASS =
      Pattern.compile("(?:--class|mainClass:)[\"',\\s=:-]*([A-Za-z_][\\w.]*)");
  private static final Pattern SERVER = Pattern.compile("k8s://https?://([A-Za-z][\\w.-]*)");

  private final SparkImage image;
  private final Path work;

  /**
   * Makes a runner.
   *
   * @param work folder in which each run gets one
   */
  ProofRunner(SparkImage image, Path work) {
    this.image = image;
    this.work = work;
  }

  /** Whether the kernel of this machine can hold a container to its limit. */
  static boolean limitsMemory() {
    return MemoryLimit.works();
  }

  /** Runs a side, and says what was seen. */
  NodeReport run(Proof proof, Proof.Side side) throws IOException, InterruptedException {
    Path own = emptied(work.resolve(proof.rule()).resolve(side.example().replaceAll("\\W", "-")));
    Path files = Files.createDirectories(own.resolve("files"));
    Path example = proof.folder().resolve("examples").resolve(side.example());
    List<Path> copies = copied(example, files);
    StringBuilder all = new StringBuilder();
    List<String> manifests = new ArrayList<>();
    for (Path file : copies) {
      String text = Files.readString(file);
      all.append(text).append('\n');
      if (file.toString().endsWith(".yaml")) {
        manifests.add(text);
      }
    }
    String command = side.command() == null ? command(copies) : side.command();
    all.append(command == null ? "" : command);
    Map<String, Path> mounts = applications(all.toString(), side.application());
    addPython(all.toString(), files, mounts);
    if (!side.defaults().isEmpty()) {
      StringBuilder defaults = new StringBuilder();
      side.defaults().forEach((key, value) -> defaults.append(key + " " + value + "\n"));
      Path file = own.resolve("spark-defaults.conf");
      Files.writeString(file, defaults);
      mounts.put("/opt/spark/conf/spark-defaults.conf", file);
    }
    List<String> servers = servers(all.toString());
    Path keys = own.resolve("keys.p12");
    Path certificate = own.resolve("certificate.pem");
    Certificate.make(servers, keys, certificate);
    NodeSpec spec =
        new NodeSpec(
            own.resolve("node"),
            image.folder(),
            keys,
            certificate,
            manifests,
            command,
            files,
            mounts,
            servers,
            side.rights(),
            side.memoryLimits(),
            image.javaOptions(),
            side.sees(),
            side.exit() != null || !side.requests().isEmpty(),
            false,
            List.of(),
            side.seconds());
    return NodeProcess.run(own, spec, image.scripts());
  }

  private static Path emptied(Path folder) throws IOException {
    if (Files.exists(folder)) {
      try (Stream<Path> files = Files.walk(folder)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    }
    return Files.createDirectories(folder);
  }

  private static List<Path> copied(Path example, Path files) throws IOException {
    List<Path> copies = new ArrayList<>();
    try (Stream<Path> walk = Files.walk(example)) {
      for (Path file : walk.sorted().filter(Files::isRegularFile).toList()) {
        Path name = file.equals(example) ? file.getFileName() : example.relativize(file);
        Path copy = files.resolve(name.toString());
        Files.createDirectories(copy.getParent());
        Files.copy(file, copy, StandardCopyOption.REPLACE_EXISTING);
        copies.add(copy);
      }
    }
    return copies;
  }

  /** A script says itself what runs, properties are given to an application. */
  private static @Nullable String command(List<Path> files) throws IOException {
    for (Path file : files) {
      String name = file.getFileName().toString();
      if (name.endsWith(".sh")) {
        return "bash " + name;
      }
      if (name.endsWith(".properties") || name.endsWith(".conf")) {
        boolean master = Files.readString(file).contains("spark.master");
        return "/opt/spark/bin/spark-submit"
            + (master ? "" : " --master 'local[2]'")
            + " --properties-file "
            + name
            + " --class "
            + DEFAULT_CLASS
            + " local:///opt/app/events.jar";
      }
    }
    return null;
  }

  /** Each jar that is named is an application, with the class that is named. */
  private Map<String, Path> applications(String text, String what) throws IOException {
    Matcher named = MAIN_CLASS.matcher(text);
    Path application = image.application(named.find() ? named.group(1) : DEFAULT_CLASS, what);
    Map<String, Path> mounts = new LinkedHashMap<>();
    Matcher jar = JAR.matcher(text);
    while (jar.find()) {
      if (!jar.group(1).startsWith("/opt/spark/jars/")) {
        mounts.put(jar.group(1), application);
      }
    }
    return mounts;
  }

  /** Each Python file that is named says that it runs; it has no part of Spark. */
  private static void addPython(String text, Path files, Map<String, Path> mounts)
      throws IOException {
    Path script = files.resolveSibling("application.py");
    Files.writeString(script, "print('counted 4')\n");
    Matcher python = PYTHON.matcher(text);
    while (python.find()) {
      String name = python.group(1);
      if (name.startsWith("/")) {
        mounts.put(name, script);
      } else if (!Files.exists(files.resolve(name))) {
        Files.createDirectories(files.resolve(name).getParent());
        Files.copy(script, files.resolve(name));
      }
    }
  }

  private static List<String> servers(String text) {
    Set<String> servers = new LinkedHashSet<>();
    Matcher server = SERVER.matcher(text);
    while (server.find()) {
      if (!server.group(1).startsWith("kubernetes.default")) {
        servers.add(server.group(1));
      }
    }
    return List.copyOf(servers);
  }
}
