package dev.sparklint.facts;

import dev.sparklint.facts.Effective.Defaulted;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Versions of what comes with a release of Spark ({@code schemas/spark/bundled-versions.tsv}), by
 * name: {@code hadoop}, {@code scala}.
 *
 * @param image the image that runs it, which may say that it is built with another Scala
 */
record BundledVersions(Effective<String> spark, @Nullable String image) implements Lookup<String> {

  /** Loaded when the first rule asks. */
  private static final class Rows {
    static final List<List<String>> ALL = Table.read("bundled-versions.tsv", 3);
  }

  @Override
  public Effective<String> get(String key) {
    String version = spark.orNull();
    if (version != null) {
      for (List<String> row : Rows.ALL) {
        boolean same = version.equals(row.get(0)) || version.startsWith(row.get(0) + ".");
        if (same && row.get(1).equals(key) && !isOtherwise(key, row.get(2))) {
          return new Defaulted<>(row.get(2), "comes with Spark " + row.get(0));
        }
      }
    }
    return new Effective.Unknown<>("which " + key + " comes with this Spark is not known");
  }

  private boolean isOtherwise(String key, String version) {
    return key.equals("scala")
        && image != null
        && image.contains("scala")
        && !image.contains("scala" + version);
  }
}
