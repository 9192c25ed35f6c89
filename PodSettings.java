package dev.sparklint.facts;

import dev.sparklint.quantity.CpuQuantity;
import dev.sparklint.quantity.MemorySize;
import dev.sparklint.text.Place;

/**
 * The settings of one pod as one release of Spark reads them, and the first that it refuses.
 *
 * <p>What is refused is unknown, with Spark's words for a reason.
 */
final class PodSettings {

  static final long BYTE = 1;
  static final long MEBIBYTE = 1L << 20;

  private final String role;
  private final EffectiveConf conf;
  private final SparkRelease release;
  private Effective<String> problem = new Effective.Unset<>();

  /**
   * @param role driver or executor
   */
  PodSettings(String role, EffectiveConf conf, SparkRelease release) {
    this.role = role;
    this.conf = conf;
    this.release = release;
  }

  /** Spark's words about the first refusal; unknown while a setting that was read is not known. */
  Effective<String> problem() {
    return problem;
  }

  boolean since(int major, int minor) {
    return release.atLeast(major, minor);
  }

  boolean ofExecutor() {
    return role.equals("executor");
  }

  String role() {
    return role;
  }

  /** {@code spark.executor.memory} of {@code memory}. */
  String key(String name) {
    return "spark." + role + "." + name;
  }

  /** {@code spark.kubernetes.executor.limit.cores} of {@code limit.cores}. */
  String kubernetesKey(String name) {
    return "spark.kubernetes." + role + "." + name;
  }

  /** Written, unset or unknown. */
  Effective<String> text(String key) {
    Effective<String> text = conf.get(key);
    if (text instanceof Effective.Unknown<String> && problem instanceof Effective.Unset<String>) {
      problem = text;
    }
    return text;
  }

  /**
   * A size in whole MiB, decimals cut.
   *
   * @param unit bytes that a bare number counts
   */
  Effective<MemorySize> size(String key, long unit) {
    Effective<String> text = text(key);
    if (!(text instanceof Effective.Written<String> written)) {
      return absent(text);
    }
    MemorySize size = MemorySize.parseSpark(written.value(), unit);
    return size == null
        ? refused(
            "Size must be specified as bytes (b), kibibytes (k), mebibytes (m), gibibytes (g),"
                + " tebibytes (t), or pebibytes(p), but "
                + key
                + " was "
                + written.value(),
            written.place())
        : inMebibytes(size, written.place());
  }

  Effective<CpuQuantity> cpu(String key) {
    Effective<String> text = text(key);
    if (!(text instanceof Effective.Written<String> written)) {
      return absent(text);
    }
    CpuQuantity cpu = CpuQuantity.parse(written.value());
    return cpu == null
        ? new Effective.Unknown<>("'" + written.value() + "' is no Kubernetes quantity")
        : new Effective.Written<>(cpu, written.place());
  }

  Effective<Double> number(String key) {
    Effective<String> text = text(key);
    if (!(text instanceof Effective.Written<String> written)) {
      return absent(text);
    }
    try {
      return new Effective.Written<>(Double.parseDouble(written.value()), written.place());
    } catch (NumberFormatException notANumber) {
      return refused(key + " should be double, but was " + written.value(), written.place());
    }
  }

  Effective<Boolean> flag(String key, boolean otherwise) {
    Effective<String> text = text(key);
    if (!(text instanceof Effective.Written<String> written)) {
      return orDefault(absent(text), otherwise, key + " is " + otherwise);
    }
    String word = written.value().trim();
    return word.equalsIgnoreCase("true") || word.equalsIgnoreCase("false")
        ? new Effective.Written<>(word.equalsIgnoreCase("true"), written.place())
        : refused(key + " should be boolean, but was " + word, written.place());
  }

  <T> Effective<T> refused(String words, Place place) {
    refuse(words, place);
    return new Effective.Unknown<>(words);
  }

  void refuse(String words, Place place) {
    if (!(problem instanceof Effective.Written<String>)) {
      problem = new Effective.Written<>(words, place);
    }
  }

  static Effective<MemorySize> inMebibytes(MemorySize size, Place place) {
    return size.mebibytes() > Integer.MAX_VALUE
        ? new Effective.Unknown<>(size + " is more than Spark can add up")
        : new Effective.Written<>(MemorySize.ofMebibytes(size.mebibytes()), place);
  }

  static <T> Effective<T> orDefault(Effective<T> value, T otherwise, String source) {
    return value instanceof Effective.Unset<T>
        ? new Effective.Defaulted<>(otherwise, source)
        : value;
  }

  /** The text that is not written as a value of another type: unknown for the same reason. */
  static <T> Effective<T> absent(Effective<?> text) {
    return text instanceof Effective.Unknown<?> unknown
        ? new Effective.Unknown<>(unknown.reason())
        : new Effective.Unset<>();
  }
}
