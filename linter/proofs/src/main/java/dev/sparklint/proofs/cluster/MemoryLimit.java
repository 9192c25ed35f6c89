package dev.sparklint.proofs.cluster;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Memory cgroups, of version 1 or 2, that hold a container to its limit. */
public final class MemoryLimit {

  private static final Path GROUPS = Path.of("/sys/fs/cgroup");
  private static final Path FIRST = GROUPS.resolve("memory");

  private MemoryLimit() {}

  /** Whether groups can be made here. */
  public static boolean works() {
    try {
      Path probe = group("sparklint-probe", BigDecimal.valueOf(1 << 30));
      Files.delete(probe);
      return true;
    } catch (IOException refused) {
      return false;
    }
  }

  /**
   * The words before a command that is to be in a group of its own.
   *
   * @param work of the node
   * @param bytes null for no limit, and no words
   */
  static List<String> entered(Path work, String name, @Nullable BigDecimal bytes)
      throws IOException {
    if (bytes == null) {
      return List.of();
    }
    Path group = group(prefix(work) + name, bytes);
    String enter = "echo $$ > " + group + "/cgroup.procs; exec \"$@\"";
    return List.of("/bin/sh", "-c", enter, "sh");
  }

  /** Takes away the groups of a node whose processes have ended, or are about to. */
  public static void release(Path work) throws IOException, InterruptedException {
    List<Path> groups = new ArrayList<>();
    try (DirectoryStream<Path> own = Files.newDirectoryStream(parent(), prefix(work) + "*")) {
      own.forEach(groups::add);
    }
    for (Path group : groups) {
      for (int i = 0; i < 50 && !isGone(group); i++) {
        Thread.sleep(100);
      }
    }
  }

  private static boolean isGone(Path group) {
    try {
      return Files.deleteIfExists(group) || !Files.exists(group);
    } catch (IOException processesInIt) {
      return false;
    }
  }

  private static String prefix(Path work) {
    return "sparklint-" + Integer.toHexString(work.hashCode()) + "-";
  }

  private static boolean isFirstVersion() {
    return Files.isDirectory(FIRST);
  }

  private static Path parent() {
    return isFirstVersion() ? FIRST : GROUPS;
  }

  private static Path group(String name, BigDecimal bytes) throws IOException {
    Path group = Files.createDirectory(parent().resolve(name));
    String file = isFirstVersion() ? "memory.limit_in_bytes" : "memory.max";
    Files.writeString(group.resolve(file), bytes.toBigInteger().toString());
    return group;
  }
}
