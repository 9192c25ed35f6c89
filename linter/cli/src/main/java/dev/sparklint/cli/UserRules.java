package dev.sparklint.cli;

import dev.sparklint.rules.RuleCompiler;
import dev.sparklint.rules.RuleException;
import java.io.File;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Packs a user's own rules. The compiler lies beside the main jar in {@code lib/} and is loaded
 * only here; what it made is kept in the user's cache by content, sparklint's version and the
 * facts.
 */
final class UserRules {

  private static final String COMPILER = "dev.sparklint.compiler.DirectoryRuleCompiler";

  private final Invocation invocation;

  UserRules(Invocation invocation) {
    this.invocation = invocation;
  }

  /**
   * The packed rules of a folder.
   *
   * @throws CliException if there are none or one is wrong, with every mistake
   */
  byte[] pack(Path directory) throws CliException {
    if (!Files.isDirectory(directory)) {
      throw new CliException(directory + ": there is no such folder of rules");
    }
    try {
      Path cached = cacheFile(directory);
      if (cached != null && Files.isReadable(cached)) {
        return Files.readAllBytes(cached);
      }
      byte[] pack = compiler().compile(directory);
      if (cached != null) {
        keep(cached, pack);
      }
      return pack;
    } catch (RuleException wrong) {
      throw new CliException(message(wrong));
    } catch (IOException unreadable) {
      throw new CliException(directory + ": the rules cannot be read: " + unreadable.getMessage());
    }
  }

  private static String message(RuleException wrong) {
    StringBuilder text = new StringBuilder("a rule is wrong");
    for (RuleException.Mistake mistake : wrong.mistakes()) {
      text.append('\n').append(mistake);
    }
    return text.toString();
  }

  /** Loads the compiler: from the class path when it is there, else from the jars in lib/. */
  private static RuleCompiler compiler() {
    try {
      return (RuleCompiler) compilerClass().getDeclaredConstructor().newInstance();
    } catch (ReflectiveOperationException | IOException broken) {
      throw new IllegalStateException("the rule compiler cannot be loaded", broken);
    }
  }

  private static Class<?> compilerClass() throws ClassNotFoundException, IOException {
    try {
      return Class.forName(COMPILER);
    } catch (ClassNotFoundException notOnClassPath) {
      return Class.forName(COMPILER, true, libraries());
    }
  }

  private static URLClassLoader libraries() throws IOException {
    Path jar;
    try {
      jar = Path.of(UserRules.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (java.net.URISyntaxException odd) {
      throw new IOException(odd);
    }
    List<URL> urls = new ArrayList<>();
    File[] jars = jar.resolveSibling("lib").toFile().listFiles();
    if (jars != null) {
      Arrays.sort(jars);
      for (File library : jars) {
        urls.add(url(library));
      }
    }
    return new URLClassLoader(urls.toArray(new URL[0]), UserRules.class.getClassLoader());
  }

  private static URL url(File file) throws MalformedURLException {
    return file.toURI().toURL();
  }

  private static void keep(Path file, byte[] pack) throws IOException {
    try {
      Files.createDirectories(file.getParent());
      Path fresh = Files.createTempFile(file.getParent(), "rules", ".tmp");
      Files.write(fresh, pack);
      Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (FileSystemException unwritable) {
      return; // the next run compiles again
    }
  }

  /** Null where the user has no cache. */
  private @Nullable Path cacheFile(Path directory) throws IOException {
    Path cache = cacheFolder();
    return cache == null ? null : cache.resolve("rules-" + contentKey(directory) + ".pack");
  }

  private @Nullable Path cacheFolder() {
    String xdg = invocation.environment().get("XDG_CACHE_HOME");
    String home = invocation.environment().get("HOME");
    if (xdg != null && xdg.startsWith("/")) {
      return Path.of(xdg, "sparklint");
    }
    return home == null || home.isEmpty() ? null : Path.of(home, ".cache", "sparklint");
  }

  /**
   * Changes with every byte and name of the rules, with sparklint and with the facts that rules
   * see.
   */
  private static String contentKey(Path directory) throws IOException {
    ContentHash hash = new ContentHash();
    hash.add(Build.version());
    hash.add(Build.facts());
    hash.add(directory.toAbsolutePath().toString());
    List<Path> files;
    try (Stream<Path> walk = Files.walk(directory)) {
      files = walk.filter(path -> path.endsWith("rule.yaml")).sorted().toList();
    }
    for (Path file : files) {
      hash.add(directory.relativize(file).toString());
      hash.add(Files.readAllBytes(file));
    }
    return hash.hex();
  }
}
