package dev.sparklint.knowledge;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A random command line with the files and the environment around it, in which the same key may
 * stand in several places with different values.
 */
final class CommandConfiguration {

  /** Keys, and the flag of each; empty where there is none. */
  static final Map<String, String> FLAGS =
      Map.ofEntries(
          Map.entry("spark.driver.memory", "--driver-memory"),
          Map.entry("spark.executor.memory", "--executor-memory"),
          Map.entry("spark.executor.cores", "--executor-cores"),
          Map.entry("spark.executor.instances", "--num-executors"),
          Map.entry("spark.driver.cores", "--driver-cores"),
          Map.entry("spark.driver.extraClassPath", "--driver-class-path"),
          Map.entry("spark.driver.extraJavaOptions", "--driver-java-options"),
          Map.entry("spark.driver.defaultJavaOptions", ""),
          Map.entry("spark.driver.extraLibraryPath", "--driver-library-path"),
          Map.entry("spark.app.name", "--name"),
          Map.entry("spark.files", "--files"),
          Map.entry("spark.submit.pyFiles", "--py-files"),
          Map.entry("spark.kubernetes.namespace", ""),
          Map.entry("spark.sql.shuffle.partitions", ""),
          Map.entry("spark.events.note", ""),
          Map.entry("events.topic", ""));

  private final Choices choices;
  private final boolean laterOptions;
  private final List<List<String>> options = new ArrayList<>();
  private final StringBuilder properties = new StringBuilder();
  private final StringBuilder defaults = new StringBuilder();
  private final Map<String, String> environment = new LinkedHashMap<>();

  /**
   * @param release of Spark; options that it does not have yet are left out, as sparklint takes
   *     those of every release
   */
  CommandConfiguration(Choices choices, String release) {
    this.choices = choices;
    this.laterOptions = release.startsWith("4.");
  }

  CommandLine submission() {
    master();
    List<String> keys = new ArrayList<>(FLAGS.keySet());
    keys.sort(null);
    for (String key : keys) {
      spread(key, FLAGS.getOrDefault(key, ""));
    }
    variables();
    mistakes();
    return written();
  }

  private void master() {
    if (choices.percent(80)) {
      String master =
          choices.of("k8s://https://cluster.example:443", "k8s://https://c:6443", "local[2]");
      switch (choices.below(4)) {
        case 0 -> line(properties, "spark.master", master);
        case 1 -> environment.put("MASTER", master);
        case 2 -> options.add(List.of("--master", master));
        default -> options.add(List.of("--conf", "spark.master=" + master));
      }
    }
    if (choices.percent(60)) {
      String mode = choices.percent(97) ? choices.of("client", "cluster") : "Client";
      switch (choices.below(4)) {
        case 0 -> line(properties, "spark.submit.deployMode", mode);
        case 1 -> environment.put("DEPLOY_MODE", mode);
        case 2 -> options.add(List.of("--deploy-mode", mode));
        default -> options.add(List.of("--conf", "spark.submit.deployMode=" + mode));
      }
    }
  }

  private void spread(String key, String flag) {
    if (choices.percent(20)) {
      line(properties, key, value(key));
    }
    if (choices.percent(15)) {
      line(defaults, key, value(key));
    }
    int times = choices.percent(5) ? 2 : choices.percent(25) ? 1 : 0;
    for (int i = 0; i < times; i++) {
      String conf = key + "=" + value(key);
      options.add(
          switch (choices.below(5)) {
            case 0 -> List.of("-c", conf);
            case 1 -> List.of("--conf=" + conf);
            default -> List.of("--conf", conf);
          });
    }
    times = flag.isEmpty() ? 0 : choices.percent(4) ? 2 : choices.percent(15) ? 1 : 0;
    for (int i = 0; i < times; i++) {
      String value = value(key);
      boolean joined = choices.percent(25) && !value.isEmpty();
      options.add(joined ? List.of(flag + "=" + value) : List.of(flag, value));
    }
  }

  private String value(String key) {
    return switch (key) {
      case "spark.driver.memory", "spark.executor.memory" ->
          choices.percent(97)
              ? choices.of("2g", "4G", "3000m", "4096", "6gb", "2097152k", "1t")
              : choices.of("\"6g\"", "1.5g", "0");
      case "spark.executor.cores", "spark.executor.instances", "spark.driver.cores" ->
          choices.percent(98) ? choices.of("1", "2", "3") : choices.of("0", "two");
      case "spark.driver.extraJavaOptions", "spark.driver.defaultJavaOptions" ->
          choices.percent(93)
              ? choices.of(
                  "-Dnote=\"two words\" -Dtopic=a",
                  "-XX:ActiveProcessorCount=2",
                  "-XX:+UseG1GC  -Da=b",
                  "-Dquote='x y' -verbose:gc")
              : "-Dtopic=a -Xmx4g";
      case "spark.driver.extraClassPath", "spark.driver.extraLibraryPath" ->
          choices.of("/app/lib/*", "/app/a.jar:/app/b.jar", "/etc/app");
      case "spark.files", "spark.submit.pyFiles" ->
          choices.of("local:///app/a.txt", "local:///app/a.zip,local:///app/b.zip");
      default ->
          choices.of(
              "events",
              "two words",
              "a=b",
              "a:b",
              "#note",
              "a # note",
              "it's",
              "\"quoted\"",
              "back\\slash",
              "50%",
              "größe",
              "a;b&c|d",
              "*.csv",
              "{a,b}");
    };
  }

  private void variables() {
    variable(12, "SPARK_DRIVER_MEMORY", choices.of("3g", "5g", "2gb"));
    variable(8, "SPARK_EXECUTOR_MEMORY", choices.of("3g", "5g"));
    variable(8, "SPARK_EXECUTOR_CORES", choices.of("3", "5"));
    variable(5, "SPARK_MEM", "7g");
    variable(8, "SPARK_SUBMIT_OPTS", choices.of("-Da=b", "-XX:ActiveProcessorCount=3 -Da=b"));
    variable(10, "SPARK_CONF_DIR", "/etc/spark");
  }

  private void variable(int chance, String name, String value) {
    if (choices.percent(chance)) {
      environment.put(name, value);
    }
  }

  private void mistakes() {
    if (choices.percent(3)) {
      options.add(List.of("--config", "spark.app.name=other"));
    }
    if (choices.percent(3)) {
      options.add(List.of("--conf", "spark.app.name"));
    }
    if (choices.percent(2)) {
      options.add(List.of("--verbose"));
    }
  }

  private CommandLine written() {
    List<String> arguments = new ArrayList<>();
    if (!properties.isEmpty()) {
      String file = Manifest.PROPERTIES;
      options.add(
          choices.percent(20)
              ? List.of("--properties-file=" + file)
              : List.of("--properties-file", file));
      if (laterOptions && choices.percent(20)) {
        options.add(List.of("--load-spark-defaults"));
      }
    }
    options.add(List.of("--class", "events.Main"));
    while (!options.isEmpty()) {
      arguments.addAll(options.remove(choices.below(options.size())));
    }
    if (!choices.percent(3)) {
      arguments.add(choices.of("local:///app/a.jar", "local:///app/a.py", "local:///app/a.R"));
      if (choices.percent(30)) {
        arguments.addAll(List.of("--conf", "spark.driver.memory=64g", "in put"));
      }
    }
    return new CommandLine(arguments, environment, text(properties), text(defaults), Map.of());
  }

  private static @Nullable String text(StringBuilder text) {
    return text.isEmpty() ? null : text.toString();
  }

  /** A line as people write it: the value as it is, whatever the syntax makes of it. */
  private void line(StringBuilder file, String key, String value) {
    if (choices.percent(15)) {
      file.append(choices.of("# settings\n", "\n", "! note\n"));
    }
    file.append(choices.percent(10) ? "  " : "").append(key);
    file.append(choices.of("=", " ", " = ", ": ", ":", "\t"));
    file.append(value).append(choices.of("\n", "\n", "  \n", "\t\n", "\r\n"));
  }
}
