package dev.sparklint.facts;

import dev.sparklint.quantity.CpuQuantity;
import dev.sparklint.quantity.MemorySize;
import dev.sparklint.text.Place;

/** What Spark asks of Kubernetes for a pod that it makes; its memory's request equals its limit. */
@Doc("A pod that Spark makes, by Spark's own formulas")
public record PodSize(
    @Doc("the JVM's heap") Effective<MemorySize> heap,
    @Doc("what Spark adds for everything outside of the heap") Effective<MemorySize> overhead,
    @Doc("off-heap memory of tasks; zero unless spark.memory.offHeap.enabled")
        Effective<MemorySize> offHeap,
    @Doc("memory of Python workers, spark.executor.pyspark.memory, where Spark adds it")
        Effective<MemorySize> pyspark,
    @Doc("all of it together: the container's request and limit") Effective<MemorySize> memory,
    @Doc("the sum of memory as people read it") Effective<String> memorySum,
    @Doc("CPU reserved for it") Effective<CpuQuantity> cpuRequest,
    @Doc("CPU before it is throttled; unset without a limit") Effective<CpuQuantity> cpuLimit,
    @Doc("what the JVM gets as -Xmx") Effective<String> maximumHeap,
    @Doc("whether scratch folders are in memory and count against its limit")
        Effective<Boolean> scratchInMemory,
    @Doc("why Spark refuses to make it; unset when it does not") Effective<String> refusal,
    Place place)
    implements Fact {

  /** A pod that somebody else makes, or nobody. */
  static PodSize unknown(String reason, Place place) {
    return new PodSize(
        new Effective.Unknown<>(reason),
        new Effective.Unknown<>(reason),
        new Effective.Unknown<>(reason),
        new Effective.Unknown<>(reason),
        new Effective.Unknown<>(reason),
        new Effective.Unknown<>(reason),
        new Effective.Unknown<>(reason),
        new Effective.Unknown<>(reason),
        new Effective.Unknown<>(reason),
        new Effective.Unknown<>(reason),
        new Effective.Unknown<>(reason),
        place);
  }

  @Override
  public Object field(String name) {
    return switch (name) {
      case "heap" -> heap;
      case "overhead" -> overhead;
      case "offHeap" -> offHeap;
      case "pyspark" -> pyspark;
      case "memory" -> memory;
      case "memorySum" -> memorySum;
      case "cpuRequest" -> cpuRequest;
      case "cpuLimit" -> cpuLimit;
      case "maximumHeap" -> maximumHeap;
      case "scratchInMemory" -> scratchInMemory;
      case "refusal" -> refusal;
      default -> throw new IllegalArgumentException(name);
    };
  }
}
