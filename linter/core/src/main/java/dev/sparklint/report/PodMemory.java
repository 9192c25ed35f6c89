package dev.sparklint.report;

import dev.sparklint.facts.Driver;
import dev.sparklint.facts.Effective;
import dev.sparklint.facts.PodSize;
import dev.sparklint.facts.Workload;
import dev.sparklint.quantity.MemorySize;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The memory of one of a workload's pods, as far as it is known.
 *
 * @param pod {@code driver} or {@code executor}
 * @param sum the parts and what they come to, as people read it; empty when a part is not known
 * @param limit what the kernel allows the container; null when that is not known or not set
 */
record PodMemory(String pod, List<Part> parts, String sum, @Nullable MemorySize limit) {

  PodMemory {
    parts = List.copyOf(parts);
  }

  /** One summand. */
  record Part(String name, MemorySize size) {}

  /** The pods of a workload of which something is known. */
  static List<PodMemory> of(Workload workload) {
    List<PodMemory> pods = new ArrayList<>(2);
    switch (workload.mode()) {
      case "local" -> addDriver(workload.driver(), pods);
      case "client" -> {
        addDriver(workload.driver(), pods);
        add("executor", workload.executorPod(), pods);
      }
      case "cluster", "operator" -> {
        add("driver", workload.driverPod(), pods);
        add("executor", workload.executorPod(), pods);
      }
      default -> {}
    }
    return pods;
  }

  MemorySize total() {
    MemorySize total = new MemorySize(0);
    for (Part part : parts) {
      total = total.plus(part.size());
    }
    return total;
  }

  private static void addDriver(Driver driver, List<PodMemory> pods) {
    List<Part> parts = new ArrayList<>(2);
    add("heap", driver.heap(), parts);
    add("overhead", driver.overhead(), parts);
    if (!parts.isEmpty()) {
      MemorySize limit = driver.container().memoryLimit().orNull();
      pods.add(new PodMemory("driver", parts, text(driver.memorySum()), limit));
    }
  }

  private static void add(String name, PodSize pod, List<PodMemory> pods) {
    List<Part> parts = new ArrayList<>(4);
    add("heap", pod.heap(), parts);
    add("overhead", pod.overhead(), parts);
    add("off-heap", pod.offHeap(), parts);
    add("Python", pod.pyspark(), parts);
    if (!parts.isEmpty()) {
      pods.add(new PodMemory(name, parts, text(pod.memorySum()), pod.memory().orNull()));
    }
  }

  private static void add(String name, Effective<MemorySize> size, List<Part> parts) {
    MemorySize known = size.orNull();
    if (known != null && known.bytes() > 0) {
      parts.add(new Part(name, known));
    }
  }

  private static String text(Effective<String> value) {
    String text = value.orNull();
    return text == null ? "" : text;
  }
}
