package dev.sparklint.facts;

import dev.sparklint.quantity.MemorySize;
import dev.sparklint.text.Place;

/** The driver of a workload: its memory by Spark's formula, and the container that it runs in. */
@Doc("The driver of a workload")
public record Driver(
    @Doc("the JVM's maximum heap; Spark's default is 1g") Effective<MemorySize> heap,
    @Doc(
            "what Spark itself would reserve beside the heap: 384Mi or 10 % of it (40 % when Python or R runs beside it), whichever is more")
        Effective<MemorySize> overhead,
    @Doc(
            "off-heap memory that tasks may use in this JVM, zero unless spark.memory.offHeap.enabled in local mode")
        Effective<MemorySize> offHeap,
    @Doc("what the launcher puts before Spark's own jars on the class path")
        Effective<String> classPath,
    @Doc("whether -XX:ActiveProcessorCount fixes how many processors the JVM sees")
        Effective<Boolean> processorCountFixed,
    @Doc(
            "the container that it runs in; its fields are unknown when Spark or an operator makes the pod")
        PodContainer container,
    Place place)
    implements Fact {

  static final MemorySize DEFAULT_HEAP = MemorySize.ofMebibytes(1024);
  private static final MemorySize SMALLEST_OVERHEAD = MemorySize.ofMebibytes(384);

  /** A driver of which nothing is known, since Spark, an operator or nobody here makes its pod. */
  static Driver unknown(String reason, Place place) {
    return new Driver(
        new Effective.Unknown<>(reason),
        new Effective.Unknown<>(reason),
        new Effective.Unknown<>(reason),
        new Effective.Unknown<>(reason),
        new Effective.Unknown<>(reason),
        PodContainer.unknown(reason, place),
        place);
  }

  /**
   * Memory that Spark adds to a driver's heap when it makes the pod.
   *
   * @see <a
   *     href="https://github.com/apache/spark/blob/v3.5.3/resource-managers/kubernetes/core/src/main/scala/org/apache/spark/deploy/k8s/features/BasicDriverFeatureStep.scala">BasicDriverFeatureStep,
   *     Spark 3.5.3</a>
   */
  static MemorySize overheadOf(MemorySize heap, boolean otherProcess) {
    MemorySize share =
        MemorySize.ofMebibytes((long) ((otherProcess ? 0.4 : 0.1) * heap.mebibytes()));
    return share.compareTo(SMALLEST_OVERHEAD) > 0 ? share : SMALLEST_OVERHEAD;
  }

  @Doc("heap, overhead and off-heap memory together: what the container must hold")
  public Effective<MemorySize> memoryNeeded() {
    MemorySize heapSize = heap.orNull();
    MemorySize overheadSize = overhead.orNull();
    MemorySize offHeapSize = offHeap.orNull();
    return heapSize == null || overheadSize == null || offHeapSize == null
        ? new Effective.Unknown<>("a part of the sum is not known")
        : new Effective.Defaulted<>(
            heapSize.plus(overheadSize).plus(offHeapSize), "heap, overhead and off-heap memory");
  }

  @Doc("the sum of memoryNeeded as people read it")
  public Effective<String> memorySum() {
    MemorySize needed = memoryNeeded().orNull();
    MemorySize offHeapSize = offHeap.orNull();
    if (needed == null || offHeapSize == null) {
      return new Effective.Unknown<>("a part of the sum is not known");
    }
    String sum =
        "heap "
            + heap.orNull()
            + " ("
            + origin(heap, SparkKeys.DRIVER_MEMORY)
            + ") + overhead "
            + overhead.orNull()
            + " ("
            + origin(overhead, "")
            + ")"
            + (offHeapSize.bytes() == 0 ? "" : " + off-heap " + offHeapSize)
            + " = "
            + needed;
    return new Effective.Defaulted<>(sum, "");
  }

  private static String origin(Effective<MemorySize> part, String key) {
    return part instanceof Effective.Defaulted<MemorySize> defaulted ? defaulted.source() : key;
  }

  @Override
  public Object field(String name) {
    return switch (name) {
      case "heap" -> heap;
      case "overhead" -> overhead;
      case "offHeap" -> offHeap;
      case "classPath" -> classPath;
      case "processorCountFixed" -> processorCountFixed;
      case "container" -> container;
      case "memoryNeeded" -> memoryNeeded();
      case "memorySum" -> memorySum();
      default -> throw new IllegalArgumentException(name);
    };
  }
}
