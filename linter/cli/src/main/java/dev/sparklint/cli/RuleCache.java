package dev.sparklint.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where the packed rules of one folder are kept: in the user's cache, by content, sparklint's
 * version and the facts that rules see. A file holds the pack behind a hash of it, so that one cut
 * short is not taken for good.
 *
 * @param file null where the user has no cache
 */
record RuleCache(@Nullable Path file) {

  /** Hexadecimal digits of the hash. */
  private static final int HASH = 64;

  /**
   * The place for the rules of a folder as they are now.
   *
   * @param files its rules, in an order that does not change
   */
  static RuleCache of(Invocation invocation, Path directory, List<Path> files) throws IOException {
    Path folder = folder(invocation.environment());
    return new RuleCache(
        folder == null ? null : folder.resolve("rules-" + key(directory, files) + ".pack"));
  }

  /** What was kept here; null when there is nothing of use. */
  byte @Nullable [] read() {
    if (file == null || !Files.isReadable(file)) {
      return null;
    }
    try {
      byte[] bytes = Files.readAllBytes(file);
      byte[] pack = Arrays.copyOfRange(bytes, Math.min(HASH, bytes.length), bytes.length);
      String hash = new String(bytes, 0, bytes.length - pack.length, StandardCharsets.US_ASCII);
      return hash.equals(hash(pack)) ? pack : null;
    } catch (IOException vanished) {
      return null;
    }
  }

  /** Keeps a pack for the next run, which compiles again where nothing can be kept. */
  void keep(byte[] pack) {
    if (file == null) {
      return;
    }
    try {
      Files.createDirectories(file.getParent());
      Path fresh = Files.createTempFile(file.getParent(), "rules", ".tmp");
      try {
        Files.writeString(fresh, hash(pack), StandardCharsets.US_ASCII);
        Files.write(fresh, pack, StandardOpenOption.APPEND);
        Files.move(
            fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      } finally {
        Files.deleteIfExists(fresh);
      }
    } catch (IOException unwritable) {
      return;
    }
  }

  private static @Nullable Path folder(Map<String, String> environment) {
    String xdg = environment.get("XDG_CACHE_HOME");
    String home = environment.get("HOME");
    if (xdg != null && xdg.startsWith("/")) {
      return Path.of(xdg, "sparklint");
    }
    return home == null || home.isEmpty() ? null : Path.of(home, ".cache", "sparklint");
  }

  /**
   * Changes with every byte and name of the rules, with sparklint and with the facts that rules
   * see.
   */
  private static String key(Path directory, List<Path> files) throws IOException {
    ContentHash hash = new ContentHash();
    hash.add(Build.version());
    hash.add(Build.facts());
    hash.add(directory.toAbsolutePath().toString());
    for (Path file : files) {
      hash.add(directory.relativize(file).toString());
      hash.add(Files.readAllBytes(file));
    }
    return hash.hex();
  }

  private static String hash(byte[] pack) {
    ContentHash hash = new ContentHash();
    hash.add(pack);
    return hash.hex();
  }
}
