package dev.sparklint.knowledge;

import static dev.sparklint.knowledge.ScalaReflection.call;
import static dev.sparklint.knowledge.ScalaReflection.construct;
import static dev.sparklint.knowledge.ScalaReflection.field;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Spark's launcher, which makes the java command of {@code bin/spark-submit}. */
final class Launcher {

  private final Path sparkHome;

  /**
   * @param folder for the little of a distribution that the launcher looks for
   */
  Launcher(Path folder) throws IOException {
    sparkHome = folder;
    Files.createDirectories(folder.resolve("jars"));
    Files.writeString(folder.resolve("RELEASE"), "");
  }

  /**
   * The words of the java command.
   *
   * @throws Refused if the launcher refuses the arguments
   */
  @SuppressWarnings("unchecked") // the builder's maps and lists hold texts
  List<String> command(List<String> arguments, Map<String, String> environment) {
    Map<String, String> variables = new HashMap<>(environment);
    variables.put("SPARK_HOME", sparkHome.toString());
    variables.put("SPARK_SCALA_VERSION", "2.12");
    return ProcessEnvironment.with(
        variables,
        () -> {
          Object builder =
              construct("org.apache.spark.launcher.SparkSubmitCommandBuilder", arguments);
          ((Map<String, String>) field(builder, "childEnv")).putAll(variables);
          return (List<String>) call(builder, "buildCommand", new HashMap<>(variables));
        });
  }

  /** What the command gives the JVM as its largest heap; empty when it leaves it to the JVM. */
  static String heap(List<String> command) {
    String heap = "";
    for (String word : command) {
      heap = word.startsWith("-Xmx") ? word.substring(4) : heap;
    }
    return heap;
  }
}
