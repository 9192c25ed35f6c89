package dev.sparklint.knowledge;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a command line comes to, in the words in which both sides are compared.
 *
 * @param values by name: master, deploy mode, what the JVM is given, and the settings by key
 * @param refusal why Spark does not start; null when it does
 */
record CommandAnswer(Map<String, String> values, @Nullable String refusal) {

  private static final String NONE = "none";

  CommandAnswer {
    values = new TreeMap<>(values);
  }

  static CommandAnswer refused(String reason) {
    return new CommandAnswer(Map.of(), reason);
  }

  /** Spark's. */
  static CommandAnswer of(SparkSubmit.Started started, List<String> command, String confDir) {
    Map<String, String> values = new TreeMap<>();
    values.put("master", started.master());
    values.put("deploy mode", started.deployMode());
    boolean cluster = started.deployMode().equals("cluster");
    if (!cluster) {
      values.put("heap", JvmSize.bytes(Launcher.heap(command)));
      values.put("class path", classPath(command, confDir));
      values.put("processors", String.valueOf(isFixed(command)));
    }
    boolean kubernetes = started.master().startsWith("k8s://");
    Map<String, String> settings = started.settings();
    for (String key : CommandConfiguration.FLAGS.keySet()) {
      if (isHandedOn(key, kubernetes, cluster)) {
        values.put(key, settings.getOrDefault(key, NONE));
      }
    }
    values.put("spark.files", orNone(started.files()));
    values.put("spark.submit.pyFiles", orNone(started.pythonFiles()));
    // SparkSubmit's own when nobody names it
    values.computeIfPresent("spark.app.name", (key, name) -> isDerived(name) ? NONE : name);
    return new CommandAnswer(values, null);
  }

  private static String orNone(String text) {
    return text.isEmpty() ? NONE : text;
  }

  private static boolean isDerived(String name) {
    return name.equals("events.Main") || name.matches("a\\.(jar|py|R)");
  }

  /** Whether SparkSubmit hands on what a flag says of it. */
  private static boolean isHandedOn(String key, boolean kubernetes, boolean cluster) {
    return switch (key) {
      case "spark.driver.cores" -> kubernetes && cluster;
      case "spark.executor.memory", "spark.executor.cores", "spark.executor.instances" ->
          kubernetes;
      default -> key.startsWith("spark.");
    };
  }

  /** What stands before Spark's own folders. */
  private static String classPath(List<String> command, String confDir) {
    String whole = command.get(command.indexOf("-cp") + 1);
    int own = whole.indexOf(confDir);
    // 4.0's own addition
    String before = whole.substring(0, own).replace("hive-jackson/*:", "");
    return before.isEmpty() ? NONE : before.substring(0, before.length() - 1);
  }

  private static boolean isFixed(List<String> command) {
    for (String word : command) {
      if (word.startsWith("-XX:ActiveProcessorCount")) {
        return true;
      }
    }
    return false;
  }

  boolean agrees(CommandAnswer other) {
    boolean refused = refusal != null;
    return refused == (other.refusal != null) && (refused || values.equals(other.values));
  }

  /** Only what the other one says otherwise. */
  String without(CommandAnswer other) {
    if (refusal != null) {
      return "refused: " + refusal;
    }
    Map<String, String> different = new TreeMap<>(values);
    if (other.refusal == null) {
      different.entrySet().removeAll(other.values.entrySet());
    }
    return different.toString();
  }
}
