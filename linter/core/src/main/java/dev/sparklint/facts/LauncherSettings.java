package dev.sparklint.facts;

import dev.sparklint.model.Conf;
import dev.sparklint.model.ConfEntry;
import org.jspecify.annotations.Nullable;

/**
 * The settings as Spark's launcher sees them when it makes the driver's java command: the last flag
 * or {@code --conf} of the line holds, where SparkSubmit would let the flag win.
 *
 * @param options of the command line
 * @see <a
 *     href="https://github.com/apache/spark/blob/v3.5.3/launcher/src/main/java/org/apache/spark/launcher/SparkSubmitCommandBuilder.java">SparkSubmitCommandBuilder,
 *     Spark 2.4.5 to 4.1.1</a>
 */
record LauncherSettings(EffectiveConf conf, Conf options) {

  Effective<String> get(String key) {
    ConfEntry last = lastOnLine(key);
    return last == null ? conf.get(key) : new Setting(last, options.kind()).value();
  }

  private @Nullable ConfEntry lastOnLine(String key) {
    ConfEntry last = null;
    for (ConfEntry entry : options.entries()) {
      if (entry.name().equals(key)) {
        last = entry;
      }
    }
    return last;
  }
}
