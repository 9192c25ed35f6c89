package dev.sparklint.facts;

import dev.sparklint.model.Conf;
import dev.sparklint.text.Located;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A call of spark-submit.
 *
 * @param program the word that names the program
 * @param options flags and {@code --conf} in the order of the command line; flags stand under the
 *     key that they set
 * @param propertiesFile value of {@code --properties-file}
 * @param primaryResource the application's jar, script or {@code spark-internal}
 * @param arguments what the application itself is given
 * @param ownApplication whether the program brings its application along, as spark-shell does
 * @param loadsDefaults whether {@code --load-spark-defaults} adds spark-defaults.conf below the
 *     properties file, which Spark does from 4.0 on
 * @param doubts words that Spark refuses or does not read as they are meant
 * @param opaque a word that may hold any number of options, such as {@code $(SPARK_ARGS)}; null
 *     when all options are plain
 */
record SubmitCommand(
    Located<String> program,
    Conf options,
    @Nullable Located<String> propertiesFile,
    @Nullable Located<String> mainClass,
    @Nullable Located<String> primaryResource,
    List<Located<String>> arguments,
    boolean ownApplication,
    boolean loadsDefaults,
    Doubts doubts,
    @Nullable Located<String> opaque) {

  SubmitCommand {
    arguments = List.copyOf(arguments);
  }

  /**
   * Words that Spark refuses or does not read as they are meant.
   *
   * @param unknownOptions options that no release of spark-submit has
   * @param malformedConfs values of {@code --conf} without an equals sign
   * @param lostOptions options of spark-submit behind the application's file
   * @param variables unquoted variables that may leave their option without a value
   */
  record Doubts(
      List<CommandWord> unknownOptions,
      List<CommandWord> malformedConfs,
      List<CommandWord> lostOptions,
      List<OptionalVariable> variables) {

    Doubts {
      unknownOptions = List.copyOf(unknownOptions);
      malformedConfs = List.copyOf(malformedConfs);
      lostOptions = List.copyOf(lostOptions);
      variables = List.copyOf(variables);
    }
  }
}
