package dev.sparklint.knowledge;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One way to start Spark.
 *
 * @param arguments behind {@code spark-submit}
 * @param environment of the container
 * @param properties text of the file that {@code --properties-file} names; null without one
 * @param defaults text of {@code spark-defaults.conf}; null without one
 * @param files others that the settings name, by path
 */
record CommandLine(
    List<String> arguments,
    Map<String, String> environment,
    @Nullable String properties,
    @Nullable String defaults,
    Map<String, String> files) {

  CommandLine {
    arguments = List.copyOf(arguments);
    environment = new TreeMap<>(environment);
    files = new LinkedHashMap<>(files);
  }

  /** The same with what Spark finds on this machine in place of what it finds in the container. */
  List<String> argumentsWith(String propertiesFile) {
    List<String> replaced = new ArrayList<>();
    for (String argument : arguments) {
      replaced.add(argument.replace(Manifest.PROPERTIES, propertiesFile));
    }
    return replaced;
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    text.append("  arguments    ").append(arguments).append('\n');
    text.append("  environment  ").append(environment).append('\n');
    text.append("  properties   ").append(oneLine(properties)).append('\n');
    text.append("  defaults     ").append(oneLine(defaults)).append('\n');
    return text.toString();
  }

  private static String oneLine(@Nullable String text) {
    return text == null ? "none" : text.replace("\\", "\\\\").replace("\n", "\\n");
  }
}
