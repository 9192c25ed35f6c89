package dev.sparklint.proofs.cluster;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
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
   * @param bytes null for no limit, and no words
   */
  static List<String> entered(String name, @Nullable BigDecimal bytes) throws IOException {
    if (bytes == null) {
      return List.of();
    }
    Path group = group("sparklint-" + name, bytes);
    String enter = "echo $$ > " + group + "/cgroup.procs; exec \"$@\"";
    return List.of("/bin/sh", "-c", enter, "sh");
  }

  private static Path group(String name, BigDecimal bytes) throws IOException {
    boolean first = Files.isDirectory(FIRST);
    Path group = (first ? FIRST : GROUPS).resolve(name);
    if (!Files.isDirectory(group)) {
      Files.createDirectory(group);
    }
    String file = first ? "memory.limit_in_bytes" : "memory.max";
    Files.writeString(group.resolve(file), bytes.toBigInteger().toString());
    return group;
  }
}
