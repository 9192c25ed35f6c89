package dev.sparklint.facts;

import dev.sparklint.text.Place;
import java.util.ArrayList;
import java.util.List;

/** A JVM option that the Java which is to run with it does not have any more. */
@Doc("A JVM option that its Java does not have any more (schemas/removed-jvm-options.tsv)")
public record RemovedJvmOption(
    @Doc("its name, such as UseConcMarkSweepGC") String name,
    @Doc("the setting or environment variable in which it stands") String source,
    @Doc("the major version of Java that is to run with it") Effective<Long> java,
    @Doc("the first major version that is known to be without it") long since,
    Place place)
    implements Fact {

  /** Read when the first workload has a JVM option: most trees have none. */
  private static final class Known {
    static final List<List<String>> ROWS = Table.read("removed-jvm-options.tsv", 2);
  }

  private static final String[] KEYS = {"defaultJavaOptions", "extraJavaOptions"};
  private static final String TOOL_OPTIONS = "JAVA_TOOL_OPTIONS";

  /** Those in the settings and in the environment of the driver's process. */
  static List<RemovedJvmOption> of(
      EffectiveConf conf,
      Lookup<String> environment,
      Effective<Long> driver,
      Effective<Long> executor) {
    List<RemovedJvmOption> removed = new ArrayList<>();
    for (String key : KEYS) {
      add("spark.driver." + key, conf, driver, removed);
      add("spark.executor." + key, conf, executor, removed);
    }
    add(TOOL_OPTIONS, environment, driver, removed);
    return removed;
  }

  private static void add(
      String source, Lookup<String> values, Effective<Long> java, List<RemovedJvmOption> removed) {
    Effective<String> options = values.get(source);
    Long version = java.orNull();
    Place place = options.placeOrNull();
    String text = options.orNull();
    if (version == null || place == null || text == null || !text.contains("-XX:")) {
      return;
    }
    for (String word : Table.parted(text.replace('\n', ' '), ' ')) {
      String name = name(word);
      long since = since(name);
      if (since > 0 && version >= since) {
        removed.add(new RemovedJvmOption(name, source, java, since, place));
      }
    }
  }

  /** The name of {@code -XX:+Name}, {@code -XX:-Name} and {@code -XX:Name=value}; else empty. */
  private static String name(String word) {
    if (!word.startsWith("-XX:")) {
      return "";
    }
    boolean signed = word.startsWith("+", 4) || word.startsWith("-", 4);
    int equals = word.indexOf('=');
    return word.substring(signed ? 5 : 4, equals < 0 ? word.length() : equals);
  }

  private static long since(String name) {
    for (List<String> row : Known.ROWS) {
      if (row.get(0).equals(name)) {
        return Numbers.parse(row.get(1));
      }
    }
    return -1;
  }

  @Override
  public Object field(String field) {
    return switch (field) {
      case "name" -> name;
      case "source" -> source;
      case "java" -> java;
      case "since" -> since;
      default -> throw new IllegalArgumentException(field);
    };
  }
}
