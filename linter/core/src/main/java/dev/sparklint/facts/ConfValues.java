package dev.sparklint.facts;

import dev.sparklint.quantity.CpuQuantity;
import dev.sparklint.quantity.MemorySize;
import dev.sparklint.quantity.SparkDuration;
import dev.sparklint.registry.SparkRegistry;
import dev.sparklint.text.Place;
import org.jspecify.annotations.Nullable;

/** The settings of a workload as numbers, sizes and quantities; unknown where they are none. */
final class ConfValues {

  private ConfValues() {}

  /** Whole numbers, negative ones too. */
  record Numbers(EffectiveConf conf) implements Lookup<Long> {
    @Override
    public Effective<Long> get(String key) {
      Effective<String> text = conf.get(key);
      String digits = text.orNull();
      boolean negative = digits != null && digits.startsWith("-");
      long number =
          digits == null
              ? -1
              : dev.sparklint.facts.Numbers.parse(digits.substring(negative ? 1 : 0), 18);
      return value(text, number < 0 ? null : negative ? -number : number, "a whole number");
    }
  }

  /** Sizes as Spark reads them; a bare number counts in the key's own unit. */
  record Sizes(EffectiveConf conf) implements Lookup<MemorySize> {
    @Override
    public Effective<MemorySize> get(String key) {
      Effective<String> text = conf.get(key);
      long unit = SparkRegistry.known().type(key).bytesOfUnit();
      String size = text.orNull();
      return value(text, size == null ? null : MemorySize.parseSpark(size, unit), "a size");
    }
  }

  /** CPU as Kubernetes reads it. */
  record Cpus(EffectiveConf conf) implements Lookup<CpuQuantity> {
    @Override
    public Effective<CpuQuantity> get(String key) {
      Effective<String> text = conf.get(key);
      String cpu = text.orNull();
      return value(text, cpu == null ? null : CpuQuantity.parse(cpu), "a quantity");
    }
  }

  /** Times as Spark reads them; a bare number counts in the key's own unit. */
  record Durations(EffectiveConf conf) implements Lookup<SparkDuration> {
    @Override
    public Effective<SparkDuration> get(String key) {
      Effective<String> text = conf.get(key);
      String time = text.orNull();
      SparkDuration duration =
          time == null
              ? null
              : SparkDuration.parseSpark(time, SparkRegistry.known().type(key).timeOfUnit());
      return value(text, duration, "a time");
    }
  }

  /** The pod's field that Kubernetes fills in as the value of a setting. */
  record PodFields(EffectiveConf conf) implements Lookup<String> {
    @Override
    public Effective<String> get(String key) {
      Setting setting = conf.winner(key);
      return setting == null ? new Effective.Unset<>() : setting.podField();
    }
  }

  private static <T> Effective<T> value(Effective<String> text, @Nullable T value, String what) {
    if (text instanceof Effective.Unset<String>) {
      return new Effective.Unset<>();
    }
    if (text instanceof Effective.Unknown<String> unknown) {
      return new Effective.Unknown<>(unknown.reason());
    }
    if (value == null) {
      return new Effective.Unknown<>("'" + text.orNull() + "' is not " + what);
    }
    Place place = text.placeOrNull();
    return place == null
        ? new Effective.Defaulted<>(value, "assumed")
        : new Effective.Written<>(value, place);
  }
}
