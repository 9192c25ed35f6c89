package dev.sparklint.facts;

import dev.sparklint.model.Conf;
import dev.sparklint.model.ConfEntry;
import dev.sparklint.quantity.MemorySize;
import org.jspecify.annotations.Nullable;

/**
 * The memory of a driver that runs in a container of our own, in client and local mode.
 *
 * @see <a
 *     href="https://github.com/apache/spark/blob/v3.5.3/launcher/src/main/java/org/apache/spark/launcher/SparkSubmitCommandBuilder.java">SparkSubmitCommandBuilder,
 *     Spark 3.5.3</a>
 */
record DriverMemory(EffectiveConf conf, Conf options) {

  static final Effective<MemorySize> NO_OFF_HEAP =
      new Effective.Defaulted<>(new MemorySize(0), "spark.memory.offHeap.enabled is false");

  /**
   * The launcher's idea of the heap: the last flag or {@code --conf} of the line, file,
   * environment, 1g.
   */
  Effective<MemorySize> heap() {
    ConfEntry last = lastOnLine();
    Effective<String> text =
        last == null
            ? conf.get(SparkKeys.DRIVER_MEMORY)
            : new Setting(last, options.kind()).value();
    if (text instanceof Effective.Unset<String>) {
      return new Effective.Defaulted<>(
          Driver.DEFAULT_HEAP, SparkKeys.DRIVER_MEMORY + " unset, Spark's default 1g");
    }
    return size(text);
  }

  Effective<MemorySize> overhead(Effective<Language> writtenIn) {
    MemorySize heap = heap().orNull();
    Language language = writtenIn.orNull();
    if (heap == null || language == null) {
      return new Effective.Unknown<>(
          heap == null ? "the heap is not known" : "the language is not known");
    }
    boolean jvm = language == Language.JVM;
    String source =
        jvm
            ? "the larger of 10 % and 384Mi"
            : "the larger of 40 %, for " + language + ", and 384Mi";
    return new Effective.Defaulted<>(Driver.overheadOf(heap, !jvm), source);
  }

  Effective<MemorySize> offHeap() {
    Effective<String> enabled = conf.get(SparkKeys.OFF_HEAP_ENABLED);
    if (enabled instanceof Effective.Unknown<String> unknown) {
      return new Effective.Unknown<>(unknown.reason());
    }
    if (!"true".equalsIgnoreCase(enabled.orNull())) {
      return NO_OFF_HEAP;
    }
    Effective<String> size = conf.get(SparkKeys.OFF_HEAP_SIZE);
    return size instanceof Effective.Unset<String>
        ? new Effective.Unknown<>(SparkKeys.OFF_HEAP_SIZE + " is not set")
        : size(size);
  }

  private static Effective<MemorySize> size(Effective<String> text) {
    if (text instanceof Effective.Written<String> written) {
      // A bare number is bytes: the launcher hands the heap to -Xmx as it is, and
      // spark.memory.offHeap.size is bytesConf(ByteUnit.BYTE).
      MemorySize size = MemorySize.parseSpark(written.value(), 1);
      return size == null
          ? new Effective.Unknown<>("'" + written.value() + "' is no size that Spark reads")
          : new Effective.Written<>(size, written.place());
    }
    return new Effective.Unknown<>(
        text instanceof Effective.Unknown<String> unknown ? unknown.reason() : "not set");
  }

  private @Nullable ConfEntry lastOnLine() {
    ConfEntry last = null;
    for (ConfEntry entry : options.entries()) {
      if (entry.name().equals(SparkKeys.DRIVER_MEMORY)) {
        last = entry;
      }
    }
    return last;
  }
}
