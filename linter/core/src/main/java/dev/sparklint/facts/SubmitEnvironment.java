package dev.sparklint.facts;

import dev.sparklint.command.Expansion;
import dev.sparklint.command.Variables;
import dev.sparklint.command.Word;
import dev.sparklint.model.Conf;
import dev.sparklint.model.ConfEntry;
import dev.sparklint.text.Located;
import dev.sparklint.text.Place;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Environment variables that spark-submit takes for settings where nothing else sets them.
 *
 * @param conf those that are there
 * @param open keys whose variable may be there, and why that is not known
 * @see <a
 *     href="https://github.com/apache/spark/blob/v3.5.3/core/src/main/scala/org/apache/spark/deploy/SparkSubmitArguments.scala">loadEnvironmentArguments,
 *     Spark 2.4.5 to 4.1.1</a>
 */
record SubmitEnvironment(Conf conf, Map<String, String> open) {

  private static final String[] VARIABLES = {
    "SPARK_DRIVER_MEMORY", SparkKeys.DRIVER_MEMORY,
    "SPARK_EXECUTOR_MEMORY", SparkKeys.EXECUTOR_MEMORY,
    "SPARK_EXECUTOR_CORES", SparkKeys.EXECUTOR_CORES,
  };

  /**
   * @param place of the command
   */
  static SubmitEnvironment of(Environment environment, Place place) {
    List<ConfEntry> entries = new ArrayList<>();
    Map<String, String> open = new HashMap<>();
    for (int i = 0; i < VARIABLES.length; i += 2) {
      Variables.Value value = environment.get(VARIABLES[i]);
      if (value instanceof Variables.Value.Unknown unknown) {
        open.put(VARIABLES[i + 1], unknown.reason());
      } else if (value instanceof Variables.Value.Set set) {
        Word word = Expansion.joined(set.word(), environment);
        Located<String> text = word.located();
        entries.add(
            new ConfEntry(
                new Located<>(VARIABLES[i + 1], text.place()),
                text,
                VARIABLES[i],
                word.unknownIn(0, text.value().length())));
      }
    }
    return new SubmitEnvironment(new Conf(Conf.Kind.ENVIRONMENT, place, entries), open);
  }
}
