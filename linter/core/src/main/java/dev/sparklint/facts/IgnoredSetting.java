package dev.sparklint.facts;

import dev.sparklint.text.Place;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A setting that Spark does not look at in the workload's mode. */
@Doc("A setting that Spark does not look at in the workload's mode (schemas/ignored-settings.tsv)")
public record IgnoredSetting(
    @Doc("the setting") Setting setting,
    @Doc(
            "executor, kubernetes, driver-pod, driver-cores, driver-account, submission, client-auth, task-failures, dynamic-allocation or other-manager")
        String group)
    implements Fact {

  private static final String READ = "read";

  /** Read when the first workload asks for it: most trees have none. */
  private static final class Known {
    static final List<List<String>> ROWS = Table.read("ignored-settings.tsv", 3);
  }

  /** Those of a configuration in a mode, in its order. */
  static List<IgnoredSetting> of(EffectiveConf conf, String mode) {
    List<IgnoredSetting> ignored = new ArrayList<>();
    for (Setting setting : conf.settings()) {
      String group = group(setting.entry().name(), mode);
      if (group != null) {
        ignored.add(new IgnoredSetting(setting, group));
      }
    }
    return ignored;
  }

  private static @Nullable String group(String key, String mode) {
    String best = null;
    int longest = -1;
    for (List<String> row : Known.ROWS) {
      String pattern = row.get(1);
      if (pattern.length() > longest && holdsIn(row.get(0), mode) && matches(pattern, key)) {
        best = row.get(2);
        longest = pattern.length();
      }
    }
    return READ.equals(best) ? null : best;
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
