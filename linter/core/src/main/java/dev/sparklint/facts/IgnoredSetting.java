package dev.sparklint.facts;

import dev.sparklint.registry.KeyEntry;
import dev.sparklint.registry.SparkRegistry;
import dev.sparklint.text.Place;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A setting that Spark does not look at in the workload's mode. */
@Doc(
    "A setting that Spark does not look at in the workload's mode (schemas/spark, schemas/ignored-settings.tsv)")
public record IgnoredSetting(
    @Doc("the setting") Setting setting,
    @Doc(
            "executor, kubernetes, driver-pod, driver-cores, driver-account, submission, client-auth, task-failures, dynamic-allocation or other-manager")
        String group)
    implements Fact {

  private static final String READ = "read";
  private static final String SUBMISSION = "submission";

  /** Read when the first workload asks for it: most trees have none. */
  private static final class Known {
    static final List<List<String>> ROWS = Table.read("ignored-settings.tsv", 3);
  }

  /** Those of a configuration in a mode, in its order. */
  static List<IgnoredSetting> of(EffectiveConf conf, String mode, Effective<String> version) {
    List<IgnoredSetting> ignored = new ArrayList<>();
    for (Setting setting : conf.settings()) {
      String group = group(setting.entry().name(), mode, version);
      if (group != null) {
        ignored.add(new IgnoredSetting(setting, group));
      }
    }
    return ignored;
  }

  /** A row on the very key counts most, then who reads it in this Spark, then a row on its like. */
  private static @Nullable String group(String key, String mode, Effective<String> version) {
    List<String> best = row(key, mode);
    if (best != null && !best.get(1).endsWith("*")) {
      return READ.equals(best.get(2)) ? null : best.get(2);
    }
    Boolean read = isRead(key, mode, version);
    if (read == null) {
      return best == null || READ.equals(best.get(2)) ? null : best.get(2);
    }
    return read ? null : best == null ? SUBMISSION : best.get(2);
  }

  private static @Nullable List<String> row(String key, String mode) {
    List<String> best = null;
    int longest = -1;
    for (List<String> row : Known.ROWS) {
      String pattern = row.get(1);
      if (pattern.length() > longest && holdsIn(row.get(0), mode) && matches(pattern, key)) {
        best = row;
        longest = pattern.length();
      }
    }
    return best;
  }

  /** Whether some class of the Sparks in question reads it in this mode; null if not known. */
  private static @Nullable Boolean isRead(String key, String mode, Effective<String> version) {
    String runsAs = mode.equals("operator") ? "cluster" : mode;
    if (!runsAs.equals("client") && !runsAs.equals("cluster")) {
      return null;
    }
    SparkRegistry registry = SparkRegistry.known();
    Boolean read = null;
    for (SparkRelease release : SparkRelease.of(version)) {
      KeyEntry entry = registry.entry(key, registry.indexOf(release.toString()));
      if (entry != null && entry.modes().isEmpty()) {
        return null;
      }
      if (entry != null) {
        read = Boolean.TRUE.equals(read) || !entry.isUnreadIn(runsAs);
      }
    }
    return read;
  }

  private static boolean holdsIn(String modes, String mode) {
    return switch (mode) {
      case "local" -> modes.equals("local");
      case "client" -> modes.equals("client") || modes.equals("kubernetes");
      case "cluster" -> modes.equals("cluster") || modes.equals("kubernetes");
      case "operator" -> modes.equals("kubernetes");
      default -> false;
    };
  }

  private static boolean matches(String pattern, String key) {
    return pattern.endsWith("*")
        ? key.startsWith(pattern.substring(0, pattern.length() - 1))
        : key.equals(pattern);
  }

  @Override
  public Place place() {
    return setting.place();
  }

  @Override
  public Object field(String name) {
    return switch (name) {
      case "setting" -> setting;
      case "group" -> group;
      default -> throw new IllegalArgumentException(name);
    };
  }
}
