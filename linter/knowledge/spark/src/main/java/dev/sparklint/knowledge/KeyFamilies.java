package dev.sparklint.knowledge;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Keys that Spark reads without an entry: plain strings, and prefixes with a name behind them. */
final class KeyFamilies {

  private static final Pattern KEY = Pattern.compile("spark(\\.[A-Za-z0-9_-]+)+");
  private static final Pattern PREFIX = Pattern.compile("spark(\\.[A-Za-z0-9_-]+)+\\.");
  private static final Pattern S3A = Pattern.compile("fs\\.s3a(\\.[a-z0-9-]+)+\\.?");

  private KeyFamilies() {}

  /** The strings of every class that look like keys or like prefixes of keys. */
  static Map<String, Key> of(List<SparkJars.Jar> jars) {
    Map<String, Key> keys = new TreeMap<>();
    for (SparkJars.Jar jar : jars) {
      for (ClassFile type : jar.classes()) {
        for (String text : type.strings()) {
          String name = name(text);
          if (!name.isEmpty()) {
            keys.putIfAbsent(name, Key.plain(name, jar.module()));
          }
        }
      }
    }
    return keys;
  }

  private static String name(String text) {
    if (S3A.matcher(text).matches()) {
      return text.endsWith(".") ? "spark.hadoop." + text + "*" : "spark.hadoop." + text;
    }
    if (PREFIX.matcher(text).matches()) {
      return text + "*";
    }
    return KEY.matcher(text).matches() ? text : "";
  }
}
