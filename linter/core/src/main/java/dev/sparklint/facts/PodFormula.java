package dev.sparklint.facts;

import dev.sparklint.quantity.CpuQuantity;
import dev.sparklint.quantity.MemorySize;
import dev.sparklint.text.Place;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Spark's sums for the pods that it makes, held against Spark's own code by FeatureStepOracleTest.
 *
 * @see <a
 *     href="https://github.com/apache/spark/blob/v3.5.3/resource-managers/kubernetes/core/src/main/scala/org/apache/spark/deploy/k8s/features/BasicExecutorFeatureStep.scala">BasicExecutorFeatureStep
 *     and BasicDriverFeatureStep, Spark 2.4.5 to 4.1.1</a>
 */
final class PodFormula {

  private static final MemorySize NOTHING = new MemorySize(0);
  private static final String KUBERNETES_FACTOR = "spark.kubernetes.memoryOverheadFactor";
  private static final String DEFAULT_HEAP = "1g";

  private final Pods pods;
  private final SparkRelease release;
  private final String role;
  private final SparkValues values;

  private PodFormula(Pods pods, SparkRelease release, String role) {
    this.pods = pods;
    this.release = release;
    this.role = role;
    this.values = new SparkValues(pods.conf);
  }

  /**
   * What the pods of a workload depend on.
   *
   * @param submitted whether spark-submit or an operator makes the driver's pod too
   * @param templates that the settings name and that are among the files
   */
  record Pods(
      EffectiveConf conf,
      Effective<String> version,
      boolean submitted,
      Effective<Language> language,
      List<PodTemplate> templates,
      Place place) {

    /** The pod of an executor. */
    PodSize executor() {
      return size("executor");
    }

    /** The pod of a driver that spark-submit or an operator makes. */
    PodSize driver() {
      return size("driver");
    }

    private PodSize size(String role) {
      PodSize same = null;
      for (SparkRelease release : SparkRelease.of(version)) {
        PodSize size = new PodFormula(this, release, role).size();
        same = same == null || same.equals(size) ? size : differs(same, size, release, place);
      }
      return same == null ? PodSize.unknown("no release is known", place) : same;
    }
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

  private boolean isDriver() {
    return role.equals("driver");
  }

  private PodSize size() {
    SubmitChecks.apply(values, release);
    MemorySize heap = values.mebibytes("spark." + role + ".memory", Driver.DEFAULT_HEAP);
    MemorySize overhead = overhead(heap);
    MemorySize offHeap = isDriver() ? NOTHING : offHeap();
    MemorySize pyspark = isDriver() ? NOTHING : pyspark();
    MemorySize memory = heap.plus(overhead).plus(offHeap).plus(pyspark);
    Effective<CpuQuantity> limit = cpuLimit();
    Effective<CpuQuantity> request = cpuRequest();
    refuseLowLimit(request, values.cpu("spark.kubernetes." + role + ".limit.cores"));
    Effective<Boolean> inMemory = scratchInMemory();
    return new PodSize(
        values.known(heap),
        values.known(overhead),
        values.known(offHeap),
        values.known(pyspark),
        values.known(memory),
        values.known(sum(heap, overhead, offHeap, pyspark, memory)),
        request,
        limit,
        values.known(maximumHeap(heap)),
        inMemory,
        values.refused(),
        pods.place);
  }

  /**
   * An executor's is counted in mebibytes from 3.1 on; a driver's launcher gets what is written.
   */
  private String maximumHeap(MemorySize heap) {
    if (!isDriver() && release.isAtLeast(3, 1)) {
      return heap.mebibytes() + "m";
    }
    String written = pods.conf.get("spark." + role + ".memory").orNull();
    return written == null ? DEFAULT_HEAP : written;
  }

  private Effective<Boolean> scratchInMemory() {
    String key = "spark.kubernetes.local.dirs.tmpfs";
    if (pods.conf.get(key) instanceof Effective.Unknown<String> open) {
      return new Effective.Unknown<>(open.reason());
    }
    return new Effective.Defaulted<>(release.isAtLeast(3, 0) && values.flag(key), "Spark");
  }

  /** Spark reads the factors even where they do not count, from 3.1 on; for drivers from 3.0 on. */
  private MemorySize overhead(MemorySize heap) {
    String fixedKey = "spark." + role + ".memoryOverhead";
    boolean fixed = !values.isUnset(fixedKey);
    if (fixed && !release.isAtLeast(3, isDriver() ? 0 : 1)) {
      return values.mebibytes(fixedKey, NOTHING);
    }
    Double own = ownFactor();
    Double common = own == null || isDriver() ? commonFactor() : null;
    MemorySize smallest = MemorySize.ofMebibytes(384);
    if (release.isAtLeast(4, 0)) {
      smallest = values.mebibytes("spark." + role + ".minMemoryOverhead", smallest);
    }
    if (fixed) {
      return values.mebibytes(fixedKey, NOTHING);
    }
    double factor = own != null ? own : common != null ? common : languageFactor();
    MemorySize share = MemorySize.ofMebibytes((int) (factor * heap.mebibytes()));
    return share.compareTo(smallest) > 0 ? share : smallest;
  }

  private @Nullable Double ownFactor() {
    String key = "spark." + role + ".memoryOverheadFactor";
    Double factor = release.isAtLeast(3, 3) ? values.number(key) : null;
    if (factor != null && !(factor > 0)) {
      values.refuse(
          key + " is " + factor + ": Ensure that memory overhead is a double greater than 0");
    }
    return factor;
  }

  private @Nullable Double commonFactor() {
    Double factor = values.number(KUBERNETES_FACTOR);
    if (factor != null) {
      checkCommonFactor(factor);
    }
    return factor;
  }

  private double languageFactor() {
    Language language = pods.submitted ? pods.language.orNull() : Language.JVM;
    if (language == null) {
      values.miss("the program's language is not known");
    }
    return language == Language.PYTHON || language == Language.R ? 0.4 : 0.1;
  }

  private void checkCommonFactor(double factor) {
    if (release.isAtLeast(3, 3)) {
      if (!(factor >= 0)) {
        values.refuse(
            KUBERNETES_FACTOR + " is " + factor + ": Ensure that memory overhead is non-negative");
      }
    } else if (!(factor >= 0 && factor < 1)) {
      values.refuse(
          KUBERNETES_FACTOR
              + " is "
              + factor
              + ": Ensure that memory overhead is a double between 0 --> 1.0");
    }
  }

  private MemorySize offHeap() {
    if (!release.isAtLeast(3, 1) || !values.flag(SparkKeys.OFF_HEAP_ENABLED)) {
      return NOTHING;
    }
    MemorySize size = values.bytes(SparkKeys.OFF_HEAP_SIZE, NOTHING);
    if (size.bytes() == 0) {
      values.refuse(
          "spark.memory.offHeap.size must be > 0 when spark.memory.offHeap.enabled == true");
    }
    return size;
  }

  private MemorySize pyspark() {
    Language language = pods.submitted ? pods.language.orNull() : Language.JVM;
    boolean reads = release.isAtLeast(3, 1) || language == null || language == Language.PYTHON;
    MemorySize size = reads ? values.mebibytes("spark.executor.pyspark.memory", NOTHING) : NOTHING;
    if (language == null && size.bytes() > 0) {
      values.miss("the program's language is not known");
    }
    return language == Language.PYTHON ? size : NOTHING;
  }

  private Effective<CpuQuantity> cpuRequest() {
    boolean separate = !isDriver() || release.isAtLeast(3, 0);
    if (separate) {
      values.checkInteger("spark." + role + ".cores");
    }
    if (!isDriver() && release.isAtLeast(3, 1)) {
      values.checkInteger(SparkKeys.TASK_CPUS);
    }
    Effective<CpuQuantity> request =
        separate
            ? values.cpu("spark.kubernetes." + role + ".request.cores")
            : new Effective.Unset<>();
    Effective<CpuQuantity> cores =
        request instanceof Effective.Unset<CpuQuantity>
            ? values.cpu("spark." + role + ".cores")
            : request;
    return cores instanceof Effective.Unset<CpuQuantity>
        ? new Effective.Defaulted<>(new CpuQuantity(1000), "Spark's default")
        : cores;
  }

  /** The setting's, else the one that the pod's template brings along, which Spark leaves. */
  private Effective<CpuQuantity> cpuLimit() {
    Effective<CpuQuantity> set = values.cpu("spark.kubernetes." + role + ".limit.cores");
    if (!release.isAtLeast(3, 0) || !(set instanceof Effective.Unset<CpuQuantity>)) {
      return set;
    }
    for (PodTemplate template : pods.templates) {
      if (template.role().equals(role)) {
        return template.container().cpuLimit();
      }
    }
    return values.isUnset("spark.kubernetes." + role + ".podTemplateFile")
        ? set
        : new Effective.Unknown<>("the pod's template is not among these files");
  }

  private void refuseLowLimit(Effective<CpuQuantity> request, Effective<CpuQuantity> limit) {
    CpuQuantity most = limit.orNull();
    CpuQuantity least = request.orNull();
    boolean checks = !isDriver() && release.isAtLeast(4, 1);
    if (checks && most != null && least != null && most.milli() < least.milli()) {
      values.refuse("the executor's CPU request (" + least + ") exceeds its limit (" + most + ")");
    }
  }

  private static String sum(
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
}
