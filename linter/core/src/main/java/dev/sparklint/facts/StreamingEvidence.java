package dev.sparklint.facts;

import dev.sparklint.text.Located;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Signs that an application is a streaming one. They only ever raise a severity. */
final class StreamingEvidence {

  private static final String WORD = "stream";
  private static final String STREAMING = "spark.sql.streaming.";

  private StreamingEvidence() {}

  static boolean inSettings(List<Setting> settings) {
    for (Setting setting : settings) {
      String key = setting.entry().name();
      boolean kafka =
          key.startsWith("spark.jars")
              && setting.entry().value().value().contains("spark-sql-kafka");
      if (kafka || (key.startsWith(STREAMING) && !isAboutFiles(key))) {
        return true;
      }
    }
    return false;
  }

  /** Batch jobs set these too: they are about the log files that a stream has left. */
  private static boolean isAboutFiles(String key) {
    return key.startsWith("file", STREAMING.length())
        || key.startsWith("schemaInference", STREAMING.length());
  }

  static boolean inWords(List<Located<String>> words) {
    for (Located<String> word : words) {
      if (inName(word) || word.value().contains("checkpoint")) {
        return true;
      }
    }
    return false;
  }

  static boolean inName(@Nullable Located<String> name) {
    return name != null && inName(name.value());
  }

  /** Whether a word of the name is stream, streams or streaming; not the stream of upstream. */
  static boolean inName(String name) {
    String lower = name.toLowerCase(java.util.Locale.ROOT);
    int at = lower.indexOf(WORD);
    while (at >= 0) {
      boolean starts =
          at == 0
              || !Character.isLetter(name.charAt(at - 1))
              || Character.isUpperCase(name.charAt(at));
      if (starts && wordEnds(name, lower, at + WORD.length())) {
        return true;
      }
      at = lower.indexOf(WORD, at + 1);
    }
    return false;
  }

  private static boolean wordEnds(String name, String lower, int end) {
    int rest = lower.startsWith("ing", end) ? end + 3 : lower.startsWith("s", end) ? end + 1 : end;
    return rest == name.length() || !Character.isLowerCase(name.charAt(rest));
  }
}
