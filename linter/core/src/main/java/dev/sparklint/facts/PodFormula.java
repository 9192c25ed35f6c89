package dev.sparklint.facts;

import dev.sparklint.quantity.CpuQuantity;
import dev.sparklint.quantity.MemorySize;
import dev.sparklint.text.Place;
import org.jspecify.annotations.Nullable;

/**
 * Spark's sums for the pods that it makes.
 *
 * @see <a
 *     href="https://github.com/apache/spark/blob/v3.5.3/resource-managers/kubernetes/core/src/main/scala/org/apache/spark/deploy/k8s/features/BasicExecutorFeatureStep.scala">BasicExecutorFeatureStep
 *     and BasicDriverFeatureStep, Spark 2.4.5 to 4.1.1</a>
 */
final class PodFormula {

  private static final long MIB = 1L << 20;
  private static final MemorySize NOTHING = new MemorySize(0);
  private static final String KUBERNETES_FACTOR = "spark.kubernetes.memoryOverheadFactor";

  private final EffectiveConf conf;
  private final SparkRelease release;
  private final String role;
  private @Nullable String unknown;
  private @Nullable String refusal;

  private PodFormula(EffectiveConf conf, SparkRelease release, String role) {
    this.conf = conf;
    this.release = release;
    this.role = role;
  }

  /**
   * The pod of an executor.
   *
   * @param submitted whether spark-submit or an operator makes the driver's pod too
   */
  static PodSize executor(
      EffectiveConf conf,
      Effective<String> version,
      boolean submitted,
      Effective<Boolean> python,
      Place place) {
    PodSize same = null;
    for (SparkRelease release : SparkRelease.of(version)) {
      PodFormula formula = new PodFormula(conf, release, "executor");
      PodSize size = formula.size(submitted, python, place);
      same = same == null || same.equals(size) ? size : differs(same, size, release, place);
    }
    return same == null ? PodSize.unknown("no release is known", place) : same;
  }

  /** The pod of a driver that spark-submit or an operator makes. */
  static PodSize driver(
      EffectiveConf conf, Effective<String> version, Effective<Boolean> python, Place place) {
    PodSize same = null;
    for (SparkRelease release : SparkRelease.of(version)) {
      PodSize size = new PodFormula(conf, release, "driver").size(true, python, place);
      same = same == null || same.equals(size) ? size : differs(same, size, release, place);
    }
    return same == null ? PodSize.unknown("no release is known", place) : same;
  }

  /** Keeps the parts on which the releases agree. */
  private static PodSize differs(PodSize one, PodSize other, SparkRelease from, Place place) {
    String reason = "it depends on Spark's version: it changes in " + from;
    return new PodSize(
        same(one.heap(), other.heap(), reason),
        same(one.overhead(), other.overhead(), reason),
        same(one.offHeap(), other.offHeap(), reason),
        same(one.pyspark(), other.pyspark(), reason),
        same(one.memory(), other.memory(), reason),
        same(one.memorySum(), other.memorySum(), reason),
        same(one.cpuRequest(), other.cpuRequest(), reason),
        same(one.cpuLimit(), other.cpuLimit(), reason),
        same(one.maximumHeap(), other.maximumHeap(), reason),
        same(one.scratchInMemory(), other.scratchInMemory(), reason),
        same(one.refusal(), other.refusal(), reason),
        place);
  }

  private static <T> Effective<T> same(Effective<T> one, Effective<T> other, String reason) {
    return one.equals(other) || one instanceof Effective.Unknown<T>
        ? one
        : new Effective.Unknown<>(reason);
  }

  private PodSize size(boolean submitted, Effective<Boolean> python, Place place) {
    boolean executor = role.equals("executor");
    String heapKey = "spark." + role + ".memory";
    MemorySize heap = mebibytes(heapKey, Driver.DEFAULT_HEAP);
    MemorySize overhead = overhead(heap, submitted, python);
    MemorySize offHeap = executor ? offHeap() : NOTHING;
    MemorySize pyspark = executor && submitted ? pyspark(python) : NOTHING;
    MemorySize memory = heap.plus(overhead).plus(offHeap).plus(pyspark);
    String heapText = conf.get(heapKey).orNull();
    boolean raw = executor && !release.isAtLeast(3, 1);
    Effective<CpuQuantity> limit = cpu("spark.kubernetes." + role + ".limit.cores");
    Effective<CpuQuantity> request = cpuRequest();
    refuseLowLimit(request, limit);
    return new PodSize(
        known(heap),
        known(overhead),
        known(offHeap),
        known(pyspark),
        known(memory),
        known(sum(heap, overhead, offHeap, pyspark, memory)),
        request,
        limit,
        known(raw && heapText != null ? heapText : heap.mebibytes() + "m"),
        scratchInMemory(),
        refused(),
        place);
  }

  private Effective<Boolean> scratchInMemory() {
    Effective<String> tmpfs = conf.get("spark.kubernetes.local.dirs.tmpfs");
    if (tmpfs instanceof Effective.Unknown<String> open) {
      return new Effective.Unknown<>(open.reason());
    }
    boolean asked = "true".equalsIgnoreCase(tmpfs.orNull());
    return new Effective.Defaulted<>(asked && release.isAtLeast(3, 0), "Spark");
  }

  private MemorySize overhead(MemorySize heap, boolean submitted, Effective<Boolean> python) {
    String fixed = "spark." + role + ".memoryOverhead";
    if (!(conf.get(fixed) instanceof Effective.Unset<String>)) {
      return mebibytes(fixed, NOTHING);
    }
    double factor = factor(submitted, python);
    MemorySize smallest = MemorySize.ofMebibytes(384);
    if (release.isAtLeast(4, 0)) {
      smallest = mebibytes("spark." + role + ".minMemoryOverhead", smallest);
    }
    MemorySize share = MemorySize.ofMebibytes((int) (factor * heap.mebibytes()));
    return share.compareTo(smallest) > 0 ? share : smallest;
  }

  private double factor(boolean submitted, Effective<Boolean> python) {
    String ownKey = "spark." + role + ".memoryOverheadFactor";
    Double own = release.isAtLeast(3, 3) ? number(ownKey) : null;
    if (own != null) {
      if (own <= 0) {
        refuse(ownKey + " is " + own + ": Ensure that memory overhead is a double greater than 0");
      }
      return own;
    }
    Double common = number(KUBERNETES_FACTOR);
    if (common != null) {
      if (!release.isAtLeast(3, 3) && (common < 0 || common >= 1)) {
        refuse(
            KUBERNETES_FACTOR
                + " is "
                + common
                + ": Ensure that memory overhead is a double between 0 --> 1.0");
      }
      if (release.isAtLeast(3, 3) && !(common >= 0)) {
        refuse(
            KUBERNETES_FACTOR + " is " + common + ": Ensure that memory overhead is non-negative");
      }
      return common;
    }
    if (!submitted) {
      return 0.1;
    }
    Boolean isPython = python.orNull();
    if (isPython == null) {
      miss("the program's language is not known");
    }
    return isPython != null && isPython ? 0.4 : 0.1;
  }

  private MemorySize offHeap() {
    Effective<String> enabled = conf.get(SparkKeys.OFF_HEAP_ENABLED);
    if (enabled instanceof Effective.Unknown<String> open) {
      miss(open.reason());
    }
    if (!release.isAtLeast(3, 1) || !"true".equalsIgnoreCase(enabled.orNull())) {
      return NOTHING;
    }
    Effective<String> text = conf.get(SparkKeys.OFF_HEAP_SIZE);
    String written = text.orNull();
    MemorySize size = written == null ? null : MemorySize.parseSpark(written, 1);
    if (text instanceof Effective.Unknown<String> open) {
      miss(open.reason());
    } else if (size == null || size.mebibytes() <= 0) {
      refuse("spark.memory.offHeap.size must be > 0 when spark.memory.offHeap.enabled == true");
    }
    return size == null ? NOTHING : bounded(size);
  }

  private MemorySize pyspark(Effective<Boolean> python) {
    MemorySize size = mebibytes("spark.executor.pyspark.memory", NOTHING);
    Boolean isPython = python.orNull();
    if (isPython == null && size.bytes() > 0) {
      miss("the program's language is not known");
    }
    return isPython != null && isPython ? size : NOTHING;
  }

  private Effective<CpuQuantity> cpuRequest() {
    boolean separate = role.equals("executor") || release.isAtLeast(3, 0);
    Effective<CpuQuantity> request =
        separate ? cpu("spark.kubernetes." + role + ".request.cores") : new Effective.Unset<>();
    Effective<CpuQuantity> cores =
        request instanceof Effective.Unset<CpuQuantity> ? cpu("spark." + role + ".cores") : request;
    return cores instanceof Effective.Unset<CpuQuantity>
        ? new Effective.Defaulted<>(new CpuQuantity(1000), "Spark's default")
        : cores;
  }

  private Effective<CpuQuantity> cpu(String key) {
    Effective<String> text = conf.get(key);
    if (text instanceof Effective.Written<String> written) {
      CpuQuantity cpu = CpuQuantity.parse(written.value());
      return cpu == null
          ? new Effective.Unknown<>("'" + written.value() + "' is no Kubernetes quantity")
          : new Effective.Written<>(cpu, written.place());
    }
    return text instanceof Effective.Unknown<String> open
        ? new Effective.Unknown<>(open.reason())
        : new Effective.Unset<>();
  }

  private void refuseLowLimit(Effective<CpuQuantity> request, Effective<CpuQuantity> limit) {
    CpuQuantity most = limit.orNull();
    CpuQuantity least = request.orNull();
    boolean checks = role.equals("executor") && release.isAtLeast(4, 1);
    if (checks && most != null && least != null && most.milli() < least.milli()) {
      refuse("the executor's CPU request (" + least + ") exceeds its limit (" + most + ")");
    }
  }

  private String sum(
      MemorySize heap,
      MemorySize overhead,
      MemorySize offHeap,
      MemorySize pyspark,
      MemorySize memory) {
    StringBuilder sum = new StringBuilder();
    sum.append("heap ").append(heap).append(" + overhead ").append(overhead);
    if (offHeap.bytes() > 0) {
      sum.append(" + off-heap ").append(offHeap);
    }
    if (pyspark.bytes() > 0) {
      sum.append(" + PySpark ").append(pyspark);
    }
    return sum.append(" = ").append(memory).toString();
  }

  private MemorySize mebibytes(String key, MemorySize otherwise) {
    Effective<String> text = conf.get(key);
    String written = text.orNull();
    if (text instanceof Effective.Unknown<String> open) {
      miss(open.reason());
    }
    if (written == null) {
      return otherwise;
    }
    // bytesConf(ByteUnit.MiB): a bare number is MiB
    MemorySize size = MemorySize.parseSpark(written, MIB);
    if (size == null) {
      miss("'" + written + "' is no size that Spark reads");
      return NOTHING;
    }
    return bounded(size);
  }

  /** Whole mebibytes; Spark counts them in an int. */
  private MemorySize bounded(MemorySize size) {
    if (size.mebibytes() > Integer.MAX_VALUE) {
      miss("the size is larger than Spark can count");
      return NOTHING;
    }
    return MemorySize.ofMebibytes(size.mebibytes());
  }

  private @Nullable Double number(String key) {
    Effective<String> text = conf.get(key);
    String written = text.orNull();
    if (text instanceof Effective.Unknown<String> open) {
      miss(open.reason());
    }
    if (written == null) {
      return null;
    }
    try {
      return Double.valueOf(written);
    } catch (NumberFormatException notNumber) {
      miss("'" + written + "' is no number");
      return null;
    }
  }

  private void miss(String reason) {
    unknown = unknown == null ? reason : unknown;
  }

  private void refuse(String reason) {
    refusal = refusal == null ? reason : refusal;
  }

  private <T> Effective<T> known(T value) {
    String reason = unknown != null ? unknown : refusal;
    return reason == null
        ? new Effective.Defaulted<>(value, "Spark's formula")
        : new Effective.Unknown<>(reason);
  }

  private Effective<String> refused() {
    if (refusal != null) {
      return new Effective.Defaulted<>(refusal, "Spark");
    }
    return unknown == null ? new Effective.Unset<>() : new Effective.Unknown<>(unknown);
  }
}
