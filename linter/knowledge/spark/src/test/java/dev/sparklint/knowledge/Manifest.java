package dev.sparklint.knowledge;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Writes a submission as people do: a Job whose container runs it, with its files in ConfigMaps.
 */
final class Manifest {

  /** Where the container finds the file that {@code --properties-file} names. */
  static final String PROPERTIES = "/etc/app/app.properties";

  private static final String PROGRAM = "/opt/spark/bin/spark-submit";

  private final Choices choices;

  /**
   * @param choices of the way in which the command is written
   */
  Manifest(Choices choices) {
    this.choices = choices;
  }

  /**
   * The files of a repository, by path.
   *
   * @param release of Spark, in the image's tag
   */
  Map<String, String> files(CommandLine submission, String release) {
    StringBuilder yaml = new StringBuilder();
    configMap(yaml, "app", "app.properties", submission.properties());
    configMap(yaml, "defaults", "spark-defaults.conf", submission.defaults());
    yaml.append("apiVersion: batch/v1\nkind: Job\nmetadata: {name: app, namespace: jobs}\n");
    yaml.append("spec:\n  template:\n    spec:\n      containers:\n");
    yaml.append("        - name: app\n          image: apache/spark:").append(release).append('\n');
    Map<String, String> environment = new LinkedHashMap<>(submission.environment());
    List<Argument> arguments = new ArrayList<>();
    for (String argument : submission.arguments()) {
      arguments.add(argument(argument, environment));
    }
    environment(yaml, environment);
    command(yaml, arguments);
    mounts(yaml, submission);
    Map<String, String> files = new LinkedHashMap<>();
    files.put("deploy/app.yaml", yaml.toString());
    for (Map.Entry<String, String> file : submission.files().entrySet()) {
      String name = file.getKey().substring(file.getKey().lastIndexOf('/') + 1);
      files.put("deploy/" + name, file.getValue());
    }
    return files;
  }

  private static void configMap(
      StringBuilder yaml, String name, String key, @Nullable String text) {
    if (text != null) {
      yaml.append("apiVersion: v1\nkind: ConfigMap\n");
      yaml.append("metadata: {name: ").append(name).append(", namespace: jobs}\n");
      yaml.append("data:\n  ").append(key).append(": ").append(quoted(text)).append("\n---\n");
    }
  }

  private static void environment(StringBuilder yaml, Map<String, String> environment) {
    if (!environment.isEmpty()) {
      yaml.append("          env:\n");
    }
    for (Map.Entry<String, String> variable : environment.entrySet()) {
      yaml.append("            - {name: ").append(variable.getKey()).append(", value: ");
      yaml.append(quoted(variable.getValue())).append("}\n");
    }
  }

  /**
   * A word of the command.
   *
   * @param variable of the container's environment that the word ends with; empty without one
   */
  private record Argument(String text, String variable) {}

  /** Now and then a value, or all that is no option, stands in a variable. */
  private Argument argument(String text, Map<String, String> environment) {
    int start = text.startsWith("-") ? text.lastIndexOf('=') + 1 : text.indexOf('=') + 1;
    boolean whole = start == 0 && !text.startsWith("-");
    if (!choices.percent(15) || (start == 0 && !whole) || start == text.length()) {
      return new Argument(text, "");
    }
    String variable = "APP_VALUE_" + environment.size();
    environment.put(variable, text.substring(start));
    return new Argument(text.substring(0, start), variable);
  }

  private void command(StringBuilder yaml, List<Argument> arguments) {
    switch (choices.below(4)) {
      case 0 -> {
        yaml.append("          command: [").append(PROGRAM).append("]\n          args:\n");
        for (Argument argument : arguments) {
          yaml.append("            - ").append(forKubernetes(argument)).append('\n');
        }
      }
      case 1 -> {
        yaml.append("          command: [").append(quoted(PROGRAM));
        for (Argument argument : arguments) {
          yaml.append(", ").append(forKubernetes(argument));
        }
        yaml.append("]\n");
      }
      case 2 -> {
        yaml.append("          command: [sh, -c]\n          args:\n            - |\n");
        yaml.append("              exec ").append(PROGRAM);
        for (Argument argument : arguments) {
          yaml.append(" \\\n                ").append(forShell(argument));
        }
        yaml.append('\n');
      }
      default -> {
        StringBuilder line = new StringBuilder(PROGRAM);
        for (Argument argument : arguments) {
          line.append(' ').append(forShell(argument));
        }
        yaml.append("          command: [bash, -c, ").append(quoted(line.toString())).append("]\n");
      }
    }
  }

  private static String forKubernetes(Argument argument) {
    boolean plain = argument.variable().isEmpty();
    return quoted(argument.text() + (plain ? "" : "$(" + argument.variable() + ")"));
  }

  private String forShell(Argument argument) {
    if (argument.variable().isEmpty()) {
      return shellQuoted(argument.text());
    }
    String variable = choices.of("\"$%s\"", "\"${%s}\"").formatted(argument.variable());
    return argument.text().isEmpty() ? variable : shellQuoted(argument.text()) + variable;
  }

  private static void mounts(StringBuilder yaml, CommandLine submission) {
    StringBuilder volumes = new StringBuilder();
    if (submission.properties() != null || submission.defaults() != null) {
      yaml.append("          volumeMounts:\n");
      volumes.append("      volumes:\n");
    }
    if (submission.properties() != null) {
      yaml.append("            - {name: app, mountPath: /etc/app}\n");
      volumes.append("        - {name: app, configMap: {name: app}}\n");
    }
    if (submission.defaults() != null) {
      String confDir = submission.environment().getOrDefault("SPARK_CONF_DIR", "/opt/spark/conf");
      yaml.append("            - {name: defaults, mountPath: ").append(confDir).append("}\n");
      volumes.append("        - {name: defaults, configMap: {name: defaults}}\n");
    }
    yaml.append(volumes);
  }

  /** In double quotes, which YAML reads as JSON does. */
  private static String quoted(String text) {
    String escaped = text.replace("\\", "\\\\").replace("\"", "\\\"");
    return '"' + escaped.replace("\n", "\\n").replace("\t", "\\t").replace("\r", "\\r") + '"';
  }

  private String shellQuoted(String word) {
    boolean plain = !word.isEmpty() && word.matches("[-A-Za-z0-9_./:=@,+]*");
    if (plain && choices.percent(70)) {
      return word;
    }
    boolean doubles = word.indexOf('$') < 0 && word.indexOf('`') < 0 && word.indexOf('!') < 0;
    if (doubles && choices.percent(50)) {
      return '"' + word.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
    return "'" + word.replace("'", "'\\''") + "'";
  }
}
