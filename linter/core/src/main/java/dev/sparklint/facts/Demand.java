package dev.sparklint.facts;

import dev.sparklint.quantity.CpuQuantity;
import dev.sparklint.quantity.MemorySize;
import java.util.ArrayList;
import java.util.List;

/**
 * What a workload asks of the cluster: the requests of its pods, by which Kubernetes finds nodes
 * for them. A container without a request asks for nothing.
 */
public record Demand(List<Pods> pods) {

  public Demand {
    pods = List.copyOf(pods);
  }

  /**
   * Equal pods.
   *
   * @param role {@code driver} or {@code executor}
   * @param count with dynamic allocation, as many as it may ask for
   */
  public record Pods(
      String role,
      Effective<Long> count,
      Effective<MemorySize> memory,
      Effective<CpuQuantity> cpu) {}

  /** What a workload asks for, as far as these files say. */
  public static Demand of(Workload workload) {
    List<Pods> pods = new ArrayList<>(2);
    switch (workload.mode()) {
      case "local" -> pods.add(driver(workload));
      case "client" -> {
        pods.add(driver(workload));
        pods.add(executors(workload, replicas(workload)));
      }
      case "cluster", "operator" -> {
        PodSize driver = workload.driverPod();
        Effective<Long> one = new Effective.Defaulted<>(1L, "one driver");
        pods.add(new Pods("driver", one, driver.memory(), driver.cpuRequest()));
        pods.add(executors(workload, one));
      }
      default -> {}
    }
    return new Demand(pods);
  }

  private static Pods driver(Workload workload) {
    PodContainer container = workload.driver().container();
    return new Pods(
        "driver", replicas(workload), container.memoryRequest(), container.cpuRequest());
  }

  private static Effective<Long> replicas(Workload workload) {
    return Numbers.orDefault(workload.object().get("spec.replicas"), 1, "one pod");
  }

  private static Pods executors(Workload workload, Effective<Long> drivers) {
    PodSize executor = workload.executorPod();
    return new Pods(
        "executor", times(count(workload), drivers), executor.memory(), executor.cpuRequest());
  }

  /** Executors of one driver. */
  static Effective<Long> count(Workload workload) {
    Lookup<String> conf = workload.conf();
    String inDriver = conf.get("spark.kubernetes.driver.master").orNull();
    if (inDriver != null && inDriver.startsWith("local")) {
      return new Effective.Defaulted<>(0L, "all tasks run in the driver");
    }
    String dynamic = conf.get("spark.dynamicAllocation.enabled").orNull();
    if ("true".equals(dynamic)) {
      return Numbers.orUnknown(
          conf.get("spark.dynamicAllocation.maxExecutors"),
          "dynamic allocation has no bound, spark.dynamicAllocation.maxExecutors is not set");
    }
    return Numbers.orDefault(conf.get("spark.executor.instances"), 2, "Spark's default");
  }

  private static Effective<Long> times(Effective<Long> count, Effective<Long> factor) {
    Long drivers = factor.orNull();
    if (drivers == null) {
      return factor;
    }
    return count instanceof Effective.Written<Long> written
        ? new Effective.Written<>(written.value() * drivers, written.place())
        : count instanceof Effective.Defaulted<Long> defaulted
            ? new Effective.Defaulted<>(defaulted.value() * drivers, defaulted.source())
            : count;
  }

  /** All of it together; null parts count as nothing, and {@code complete} says so. */
  public Total total() {
    MemorySize memory = new MemorySize(0);
    CpuQuantity cpu = new CpuQuantity(0);
    boolean complete = true;
    for (Pods some : pods) {
      Long count = some.count().orNull();
      if (count == null || isUnknown(some.memory()) || isUnknown(some.cpu())) {
        complete = false;
      }
      MemorySize each = some.memory().orNull();
      CpuQuantity cores = some.cpu().orNull();
      if (count != null) {
        memory = each == null ? memory : memory.plus(each.times(count));
        cpu = cores == null ? cpu : cpu.plus(cores.times(count));
      }
    }
    return new Total(memory, cpu, complete);
  }

  private static boolean isUnknown(Effective<?> value) {
    return value instanceof Effective.Unknown<?>;
  }

  /**
   * A sum of requests.
   *
   * @param complete whether everything that goes into it is known
   */
  public record Total(MemorySize memory, CpuQuantity cpu, boolean complete) {

    /** Nothing. */
    public static final Total NONE = new Total(new MemorySize(0), new CpuQuantity(0), true);

    public Total plus(Total other) {
      return new Total(memory.plus(other.memory), cpu.plus(other.cpu), complete && other.complete);
    }
  }
}
