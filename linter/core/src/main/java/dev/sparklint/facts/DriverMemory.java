package dev.sparklint.facts;

import dev.sparklint.quantity.MemorySize;

/**
 * The memory of a driver that runs in a container of our own, in client and local mode.
 *
 * @param launcher what Spark's launcher makes the heap of
 * @param environment of SPARK_MEM, the launcher's last resort
 */
record DriverMemory(EffectiveConf conf, LauncherSettings launcher, Effective<String> environment) {

  static final Effective<MemorySize> NO_OFF_HEAP =
      new Effective.Defaulted<>(new MemorySize(0), "spark.memory.offHeap.enabled is false");

  /** What the launcher hands to the JVM as -Xmx. */
  Effective<MemorySize> heap() {
    Effective<String> text = launcher.get(SparkKeys.DRIVER_MEMORY);
    if (text instanceof Effective.Unset<String>) {
      text = environment;
    }
    if (text instanceof Effective.Unset<String>) {
      return new Effective.Defaulted<>(
          Driver.DEFAULT_HEAP, SparkKeys.DRIVER_MEMORY + " unset, Spark's default 1g");
    }
    return text instanceof Effective.Written<String> written && !isJvmSize(written.value())
        ? new Effective.Unknown<>("the JVM does not take '" + written.value() + "' as its heap")
        : size(text);
  }

  /** Digits and at most one letter, where Spark also takes two. */
  private static boolean isJvmSize(String text) {
    int last = text.length() - 1;
    int digits = last >= 0 && "kKmMgGtT".indexOf(text.charAt(last)) >= 0 ? last : last + 1;
    for (int i = 0; i < digits; i++) {
      if (text.charAt(i) < '0' || text.charAt(i) > '9') {
        return false;
      }
    }
    return digits > 0;
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
}
