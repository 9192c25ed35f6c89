package dev.sparklint.facts;

import dev.sparklint.quantity.CpuQuantity;
import dev.sparklint.quantity.MemorySize;
import org.jspecify.annotations.Nullable;

/**
 * Reads settings as Spark's own code does. The first that is not known is remembered, and the first
 * that Spark or Kubernetes refuses: what is worked out from them is then not known either.
 */
final class SparkValues {

  private static final long MIB = 1L << 20;
  private static final MemorySize NOTHING = new MemorySize(0);

  private final EffectiveConf conf;
  private @Nullable String unknown;
  private @Nullable String refusal;

  SparkValues(EffectiveConf conf) {
    this.conf = conf;
  }

  boolean isUnset(String key) {
    return conf.get(key) instanceof Effective.Unset<String>;
  }

  /** The text; null when nothing sets it or it is not known, which is then remembered. */
  @Nullable String text(String key) {
    Effective<String> text = conf.get(key);
    if (text instanceof Effective.Unknown<String> open) {
      miss(open.reason());
    }
    return text.orNull();
  }

  /** A size in whole mebibytes, in which Spark counts; so does a bare number. */
  MemorySize mebibytes(String key, MemorySize otherwise) {
    return size(key, MIB, otherwise);
  }

  /** The same where a bare number is bytes. */
  MemorySize bytes(String key, MemorySize otherwise) {
    return size(key, 1, otherwise);
  }

  private MemorySize size(String key, long unit, MemorySize otherwise) {
    String written = text(key);
    if (written == null) {
      return otherwise;
    }
    MemorySize size = MemorySize.parseSpark(written, unit);
    if (size == null) {
      refuse(key + " is '" + written + "', which is no size that Spark reads");
      return NOTHING;
    }
    if (size.mebibytes() > Integer.MAX_VALUE) {
      miss("the size is larger than Spark can count");
      return NOTHING;
    }
    return MemorySize.ofMebibytes(size.mebibytes());
  }

  /** A decimal number; null when nothing sets it. */
  @Nullable Double number(String key) {
    String written = text(key);
    if (written == null) {
      return null;
    }
    try {
      return Double.valueOf(written);
    } catch (NumberFormatException notNumber) {
      refuse(key + " should be double, but was " + written);
      return null;
    }
  }

  boolean flag(String key) {
    String written = text(key);
    boolean on = "true".equalsIgnoreCase(written);
    if (written != null && !on && !"false".equalsIgnoreCase(written)) {
      refuse(key + " should be boolean, but was " + written);
    }
    return on;
  }

  /** Whether it says true; what is neither true nor false is no. */
  boolean isTrue(String key) {
    return "true".equalsIgnoreCase(text(key));
  }

  /** Refuses what is no whole number. */
  void checkInteger(String key) {
    String written = text(key);
    if (written != null && !isInteger(written.trim())) {
      refuse(key + " should be int, but was " + written);
    }
  }

  /** Refuses what SparkSubmit does: sizes that are nothing, or no sizes. */
  void checkPositiveSize(String key, String message) {
    String written = text(key);
    MemorySize size = written == null ? null : MemorySize.parseSpark(written, 1);
    if (written != null && (size == null || size.bytes() == 0)) {
      refuse(message);
    }
  }

  /** Refuses what SparkSubmit does: numbers below one, and what is no number. */
  void checkPositiveNumber(String key, String message) {
    String written = text(key);
    if (written != null && Numbers.parse(written) <= 0) {
      refuse(message);
    }
  }

  /** A Kubernetes quantity; Kubernetes makes no pod with what is none. */
  Effective<CpuQuantity> cpu(String key) {
    Effective<String> text = conf.get(key);
    if (text instanceof Effective.Written<String> written) {
      CpuQuantity cpu = CpuQuantity.parse(written.value());
      if (cpu == null) {
        String reason = "'" + written.value() + "' is no Kubernetes quantity";
        refuse(key + ": " + reason);
        return new Effective.Unknown<>(reason);
      }
      return new Effective.Written<>(cpu, written.place());
    }
    return text instanceof Effective.Unknown<String> open
        ? new Effective.Unknown<>(open.reason())
        : new Effective.Unset<>();
  }

  void miss(String reason) {
    unknown = unknown == null ? reason : unknown;
  }

  void refuse(String reason) {
    refusal = refusal == null ? reason : refusal;
  }

  <T> Effective<T> known(T value) {
    String reason = refusal != null ? refusal : unknown;
    return reason == null
        ? new Effective.Defaulted<>(value, "Spark's formula")
        : new Effective.Unknown<>(reason);
  }

  Effective<String> refused() {
    if (refusal != null) {
      return new Effective.Defaulted<>(refusal, "Spark");
    }
    return unknown == null ? new Effective.Unset<>() : new Effective.Unknown<>(unknown);
  }

  private static boolean isInteger(String text) {
    try {
      Integer.parseInt(text);
      return true;
    } catch (NumberFormatException notInteger) {
      return false;
    }
  }
}
