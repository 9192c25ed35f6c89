package dev.sparklint.proofs;

import dev.sparklint.rules.SparkRange;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;

/**
 * What an image of Spark has in {@code /opt}, made of the jars of one release; and applications for
 * it.
 */
public final class SparkImage {

  private static final String[] SCRIPTS = {
    "node.sh", "network.sh", "container.sh", "spark-submit", "entrypoint.sh"
  };
  private static final Pattern CORE = Pattern.compile("spark-core_([0-9.]+)-([0-9.]+)\\.jar");
  private static final String BACKEND =
      "org/apache/spark/scheduler/cluster/k8s/KubernetesExecutorBackend.class";
  private static final String OLD_BACKEND =
      "org.apache.spark.executor.CoarseGrainedExecutorBackend";

  /** Before 3.3 the launcher opens nothing of the JDK by itself. */
  private static final SparkRange BEFORE_OPENS = new SparkRange(0, 3_003);

  private final Path folder;
  private final List<Path> jars;
  private final String opens;
  private final Set<Path> applications = new HashSet<>();
  private String version = "";
  private String scala = "";

  private SparkImage(Path folder, List<Path> jars, String opens) {
    this.folder = folder;
    this.jars = jars;
    this.opens = opens;
  }

  /**
   * Makes an image.
   *
   * @param classPath of one release of Spark
   * @param opens what Spark's launcher opens by itself since 3.3, as options of a JVM
   */
  public static SparkImage of(Path folder, String classPath, String opens) throws IOException {
    List<Path> jars = new ArrayList<>();
    for (String jar : classPath.strip().split(":", -1)) {
      jars.add(Path.of(jar));
    }
    SparkImage image = new SparkImage(folder, jars, opens);
    image.make();
    return image;
  }

  /** What is in {@code /opt}. */
  public Path folder() {
    return folder;
  }

  /** The scripts of nodes and containers. */
  public Path scripts() {
    return folder.resolve("scripts");
  }

  /** Such as {@code 3.5.3}. */
  String version() {
    return version;
  }

  /** What every JVM is started with: quick to start, and open to releases older than Java 17. */
  public String javaOptions() {
    String quick = "-XX:TieredStopAtLevel=1";
    return BEFORE_OPENS.includes(version) ? quick + " " + opens : quick;
  }

  private void make() throws IOException {
    Path spark = folder.resolve("spark");
    for (String name : new String[] {"jars", "bin", "conf", "work-dir"}) {
      Files.createDirectories(spark.resolve(name));
    }
    // Another release may have been here.
    try (Stream<Path> links = Files.list(spark.resolve("jars"))) {
      for (Path link : links.toList()) {
        Files.delete(link);
      }
    }
    String backend = OLD_BACKEND;
    for (Path jar : jars) {
      String name = jar.getFileName().toString();
      Matcher core = CORE.matcher(name);
      if (core.matches()) {
        scala = core.group(1);
        version = core.group(2);
      }
      if (name.startsWith("spark-kubernetes_") && has(jar, BACKEND)) {
        backend = BACKEND.replace(".class", "").replace('/', '.');
      }
      Path link = spark.resolve("jars").resolve(name);
      // In a container, the system's files are below /host.
      Files.createSymbolicLink(link, Path.of("/host" + jar.toAbsolutePath()));
    }
    Files.writeString(spark.resolve("scala-version"), scala);
    Files.writeString(spark.resolve("executor-backend"), backend);
    Files.writeString(spark.resolve("RELEASE"), "Spark " + version);
    Files.createDirectories(scripts());
    for (String script : SCRIPTS) {
      copy(script, scripts().resolve(script));
    }
    copy("spark-submit", spark.resolve("bin/spark-submit"));
    copy("entrypoint.sh", folder.resolve("entrypoint.sh"));
    compile("proof.Application", text("Application.java"));
  }

  private static boolean has(Path jar, String entry) throws IOException {
    try (JarFile file = new JarFile(jar.toFile())) {
      return file.getEntry(entry) != null;
    }
  }

  private static void copy(String resource, Path target) throws IOException {
    try (InputStream in = resource(resource)) {
      Files.copy(in, target, StandardCopyOption.REPLACE_EXISTING);
    }
    Files.setPosixFilePermissions(target, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  private static String text(String resource) throws IOException {
    try (InputStream in = resource(resource)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static InputStream resource(String name) throws IOException {
    InputStream in = SparkImage.class.getResourceAsStream("cluster/" + name);
    if (in == null) {
      throw new IOException("no resource " + name);
    }
    return in;
  }

  /**
   * A jar with an application.
   *
   * @param mainClass the name that it has
   * @param what it does, see {@link Proof.Side}
   */
  synchronized Path application(String mainClass, String what) throws IOException {
    Path jar = folder.resolve("applications").resolve(mainClass + "-" + what + ".jar");
    if (!applications.add(jar)) {
      return jar;
    }
    int dot = mainClass.lastIndexOf('.');
    String packaged = dot < 0 ? "" : "package " + mainClass.substring(0, dot) + ";\n";
    String name = mainClass.substring(dot + 1);
    compile(mainClass, packaged + "public class " + name + " extends proof.Application {}\n");
    Files.createDirectories(jar.getParent());
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().putValue("Manifest-Version", "1.0");
    manifest.getMainAttributes().putValue("Main-Class", mainClass);
    try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar), manifest)) {
      for (String type : new String[] {"proof.Application", mainClass}) {
        String file = type.replace('.', '/') + ".class";
        add(out, file, Files.readAllBytes(classes().resolve(file)));
      }
      add(out, "proof/what", what.getBytes(StandardCharsets.UTF_8));
    }
    return jar;
  }

  private static void add(JarOutputStream out, String name, byte[] bytes) throws IOException {
    out.putNextEntry(new JarEntry(name));
    out.write(bytes);
    out.closeEntry();
  }

  private Path classes() {
    return folder.resolve("classes");
  }

  private void compile(String type, String source) throws IOException {
    Path file = folder.resolve("sources").resolve(type.replace('.', '/') + ".java");
    Files.createDirectories(file.getParent());
    Files.createDirectories(classes());
    Files.writeString(file, source);
    List<String> classPath = new ArrayList<>(List.of(classes().toString()));
    jars.forEach(jar -> classPath.add(jar.toString()));
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    int code =
        compiler.run(
            null,
            null,
            null,
            "--release",
            "8",
            "-nowarn",
            "-Xlint:-options",
            "-cp",
            String.join(":", classPath),
            "-d",
            classes().toString(),
            file.toString());
    if (code != 0) {
      throw new IOException("cannot compile " + file);
    }
  }
}
