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
    @Nullable Located<String> opaque) {

  SubmitCommand {
    arguments = List.copyOf(arguments);
  }
}
