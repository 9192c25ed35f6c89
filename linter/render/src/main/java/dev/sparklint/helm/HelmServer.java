package dev.sparklint.helm;

import com.marcnuri.helm.TemplateCommand;
import com.marcnuri.helm.jni.HelmLib;
import com.marcnuri.helm.jni.NativeLibrary;
import com.sun.jna.Native;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Objects;
import java.util.Properties;
import java.util.ServiceLoader;
import java.util.Set;

/**
 * Renders charts for {@link EmbeddedHelm}: requests on standard input, answers on standard output.
 */
public final class HelmServer {

  private static final String POM =
      "/META-INF/maven/com.marcnuri.helm-java/helm-java/pom.properties";

  private final HelmLib helm;

  private HelmServer(HelmLib helm) {
    this.helm = helm;
  }

  /**
   * Serves until its input ends.
   *
   * @param args where the library is unpacked to
   */
  public static void main(String[] args) throws IOException {
    PrintStream answers = System.out;
    // Whatever prints something must not come between the answers.
    System.setOut(System.err);
    HelmServer server = new HelmServer(Native.load(unpacked(Path.of(args[0])), HelmLib.class));
    DataInputStream in = new DataInputStream(System.in);
    DataOutputStream out = new DataOutputStream(answers);
    while (server.answer(in, out)) {
      out.flush();
    }
  }

  private boolean answer(DataInputStream in, DataOutputStream out) throws IOException {
    TemplateCommand command;
    try {
      command = new TemplateCommand(helm, Path.of(readText(in)));
    } catch (EOFException end) {
      return false;
    }
    command.withName(readText(in)).withNamespace(readText(in)).withKubeVersion(readText(in));
    command.skipCrds();
    for (int files = in.readInt(); files > 0; files--) {
      command.withValuesFile(Path.of(readText(in)));
    }
    for (int values = in.readInt(); values > 0; values--) {
      command.set(readText(in), readText(in));
    }
    String text;
    boolean fine = true;
    try {
      text = Objects.requireNonNullElse(command.call(), "");
    } catch (IllegalStateException refused) {
      fine = false;
      text = String.valueOf(refused.getMessage());
    }
    out.writeBoolean(fine);
    writeText(text, out);
    return true;
  }

  /** The library's file, unpacked once for all runs: it has a hundred megabytes. */
  private static String unpacked(Path cache) throws IOException {
    String name = libraryName();
    try (InputStream library = HelmServer.class.getResourceAsStream("/" + name)) {
      if (library == null) {
        throw new IOException("no " + name);
      }
      Path file = cache.resolve(version() + "-" + name);
      if (!Files.exists(file)) {
        Path fresh = Files.createTempFile(cache, name, ".new");
        Files.copy(library, fresh, StandardCopyOption.REPLACE_EXISTING);
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
      }
      return file.toString();
    }
  }

  private static String version() throws IOException {
    Properties properties = new Properties();
    try (InputStream pom = HelmServer.class.getResourceAsStream(POM)) {
      if (pom != null) {
        properties.load(pom);
      }
    }
    return properties.getProperty("version", "unknown");
  }

  /** The file of the library for this platform; empty if it has not been built for it. */
  static String libraryName() {
    String os = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
    String system = os.contains("mac") ? "darwin" : os.contains("win") ? "windows" : "linux";
    String machine = System.getProperty("os.arch", "").equals("aarch64") ? "arm64" : "amd64";
    ClassLoader own = HelmServer.class.getClassLoader();
    for (NativeLibrary library : ServiceLoader.load(NativeLibrary.class, own)) {
      String name = library.getBinaryName();
      if (name.contains(system) && name.contains(machine)) {
        return name;
      }
    }
    return "";
  }

  /** What a JVM needs to run this class: the places that its classes have come from. */
  static String classPath() throws IOException {
    Set<String> places = new LinkedHashSet<>();
    places.add(placeOf(HelmServer.class));
    places.add(placeOf(TemplateCommand.class));
    places.add(placeOf(HelmLib.class));
    places.add(placeOf(Native.class));
    ClassLoader own = HelmServer.class.getClassLoader();
    for (NativeLibrary library : ServiceLoader.load(NativeLibrary.class, own)) {
      places.add(placeOf(library.getClass()));
    }
    return String.join(File.pathSeparator, places);
  }

  private static String placeOf(Class<?> type) throws IOException {
    try {
      return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI()).toString();
    } catch (URISyntaxException odd) {
      throw new IOException(odd);
    }
  }

  static String readText(DataInputStream in) throws IOException {
    return new String(in.readNBytes(in.readInt()), StandardCharsets.UTF_8);
  }

  static void writeText(String text, DataOutputStream out) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    out.writeInt(bytes.length);
    out.write(bytes);
  }
}
