package dev.sparklint.facts;

import dev.sparklint.quantity.MemorySize;

/**
 * The parts of a pod's memory.
 *
 * @param mode client, cluster or operator
 * @see <a
 *     href="https://github.com/apache/spark/blob/v3.5.3/core/src/main/scala/org/apache/spark/resource/ResourceProfile.scala">ResourceProfile.getResourcesForClusterManager,
 *     Spark 3.5.3</a>
 */
record PodMemory(PodSettings settings, String mode, Effective<Boolean> python) {

  static final MemorySize NOTHING = new MemorySize(0);

  private static final MemorySize SMALLEST_OVERHEAD = MemorySize.ofMebibytes(384);
  private static final String PYSPARK_MEMORY = "spark.executor.pyspark.memory";

  Effective<MemorySize> heap() {
    String key = settings.key("memory");
    Effective<String> text = settings.text(key);
    if (!(text instanceof Effective.Written<String> written)) {
      return PodSettings.orDefault(
          PodSettings.absent(text), Driver.DEFAULT_HEAP, key + " unset, Spark's default 1g");
    }
    MemorySize size = MemorySize.parseSpark(written.value(), PodSettings.MEBIBYTE);
    String role = settings.ofExecutor() ? "Executor" : "Driver";
    // spark-submit looks at it before anything else does.
    return size == null || size.bytes() == 0
        ? settings.refused(role + " memory must be a positive number", written.place())
        : PodSettings.inMebibytes(size, written.place());
  }

  /** What follows -Xmx: executors get the heap in MiB since Spark 3.1, others the setting's text. */
  Effective<String> heapOption() {
    Effective<MemorySize> heap = heap();
    MemorySize size = heap.orNull();
    if (size == null) {
      return PodSettings.absent(heap);
    }
    Effective<String> text = settings.text(settings.key("memory"));
    boolean inMebibytes = settings.ofExecutor() && settings.since(3, 1);
    return text instanceof Effective.Written<String> written
        ? new Effective.Written<>(
            inMebibytes ? size.mebibytes() + "m" : written.value(), written.place())
        : new Effective.Defaulted<>(
            inMebibytes ? size.mebibytes() + "m" : "1g", "Spark's default");
  }

  Effective<MemorySize> overhead() {
    Effective<MemorySize> written =
        settings.size(settings.key("memoryOverhead"), PodSettings.MEBIBYTE);
    return written instanceof Effective.Unset<MemorySize> ? computedOverhead() : written;
  }

  /** Of executors. */
  Effective<MemorySize> offHeap() {
    if (!settings.since(3, 1)) {
      return none("executor pods have no room for it before Spark 3.1");
    }
    Effective<Boolean> enabled = settings.flag(SparkKeys.OFF_HEAP_ENABLED, false);
    Boolean isEnabled = enabled.orNull();
    if (isEnabled == null) {
      return PodSettings.absent(enabled);
    }
    return isEnabled && enabled instanceof Effective.Written<Boolean> written
        ? enabledOffHeap(written)
        : none(SparkKeys.OFF_HEAP_ENABLED + " is false");
  }

  /** Of executors. */
  Effective<MemorySize> pyspark() {
    Effective<MemorySize> size = settings.size(PYSPARK_MEMORY, PodSettings.MEBIBYTE);
    if (size instanceof Effective.Unset<MemorySize>) {
      return none(PYSPARK_MEMORY + " is not set");
    }
    Boolean isPython = mode.equals("client") ? Boolean.FALSE : python.orNull();
    if (isPython == null) {
      return new Effective.Unknown<>("the language is not known");
    }
    return isPython ? size : none("it counts for Python applications in cluster mode only");
  }

  static Effective<MemorySize> none(String source) {
    return new Effective.Defaulted<>(NOTHING, source);
  }

  private Effective<MemorySize> computedOverhead() {
    Effective<MemorySize> heap = heap();
    Effective<OverheadFactor> factor = OverheadFactor.of(settings, mode, python);
    Effective<MemorySize> smallest = smallestOverhead();
    MemorySize heapSize = heap.orNull();
    OverheadFactor known = factor.orNull();
    MemorySize least = smallest.orNull();
    if (heapSize == null || known == null || least == null) {
      return PodSettings.absent(heapSize == null ? heap : known == null ? factor : smallest);
    }
    // Like Spark's toInt: decimals cut, no more than the largest int.
    MemorySize share = MemorySize.ofMebibytes((int) (known.share() * heapSize.mebibytes()));
    return new Effective.Defaulted<>(
        share.compareTo(least) > 0 ? share : least, "the larger of " + known + " and " + least);
  }

  /** A setting of its own since Spark 4.0. */
  private Effective<MemorySize> smallestOverhead() {
    Effective<MemorySize> written =
        settings.since(4, 0)
            ? settings.size(settings.key("minMemoryOverhead"), PodSettings.MEBIBYTE)
            : new Effective.Unset<>();
    return PodSettings.orDefault(written, SMALLEST_OVERHEAD, "Spark's default");
  }

  private Effective<MemorySize> enabledOffHeap(Effective.Written<Boolean> enabled) {
    Effective<MemorySize> size = settings.size(SparkKeys.OFF_HEAP_SIZE, PodSettings.BYTE);
    Effective<MemorySize> known = PodSettings.orDefault(size, NOTHING, "Spark's default");
    MemorySize bytes = known.orNull();
    return bytes != null && bytes.bytes() == 0
        ? settings.refused(
            SparkKeys.OFF_HEAP_SIZE + " must be > 0 when spark.memory.offHeap.enabled == true",
            enabled.place())
        : size;
  }
}
