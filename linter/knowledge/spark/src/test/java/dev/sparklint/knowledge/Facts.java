package dev.sparklint.knowledge;

import dev.sparklint.facts.Effective;
import dev.sparklint.facts.PodSize;
import dev.sparklint.facts.Submission;
import dev.sparklint.facts.Workload;
import dev.sparklint.lint.Inspector;
import dev.sparklint.lint.LintOptions;
import dev.sparklint.quantity.CpuQuantity;
import dev.sparklint.quantity.MemorySize;
import dev.sparklint.source.MemorySource;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What sparklint says of the same files, by the way that users take. */
record Facts(Workload workload) {

  static Facts of(Map<String, String> files) {
    List<Workload> workloads =
        Inspector.inspect(MemorySource.ofTexts(files), LintOptions.DEFAULT).workloads();
    if (workloads.size() != 1) {
      throw new AssertionError(workloads.size() + " workloads in " + files);
    }
    return new Facts(workloads.get(0));
  }

  PodAnswer executor() {
    String cores = String.valueOf(workload.executorCores().orNull());
    PodSize pod = workload.executorPod();
    return answer(pod, text(pod.maximumHeap()) + "x" + cores);
  }

  PodAnswer driver() {
    return answer(workload.driverPod(), text(workload.driverPod().maximumHeap()));
  }

  /** What Spark's answer says too. */
  CommandAnswer command(CommandAnswer spark) {
    String refusal = refusal();
    if (refusal != null) {
      return CommandAnswer.refused(refusal);
    }
    Map<String, String> values = new TreeMap<>();
    for (String name : spark.values().keySet()) {
      values.put(
          name,
          switch (name) {
            case "master" -> text(workload.master());
            case "deploy mode" -> text(workload.deployMode());
            case "heap" -> heap();
            case "class path" -> setting(workload.driver().classPath());
            case "processors" -> String.valueOf(workload.driver().processorCountFixed().orNull());
            default -> setting(workload.conf().get(name));
          });
    }
    return new CommandAnswer(values, null);
  }

  private String heap() {
    Effective<MemorySize> heap = workload.driver().heap();
    if (heap instanceof Effective.Unknown<MemorySize> unknown) {
      return unknown.reason().startsWith("the JVM") ? "refused by the JVM" : unknown.reason();
    }
    MemorySize size = heap.orNull();
    return size == null ? "none" : String.valueOf(size.bytes());
  }

  private static String setting(Effective<String> text) {
    return text instanceof Effective.Unset<String> ? "none" : text(text);
  }

  /** What sparklint knows why Spark will not start; null when nothing. */
  private @Nullable String refusal() {
    Submission command = workload.commands().get(0);
    if (!command.unknownOptions().isEmpty()) {
      return "unknown option " + command.unknownOptions();
    }
    if (!command.malformedConfs().isEmpty()) {
      return "no equals sign " + command.malformedConfs();
    }
    if (command.application() instanceof Effective.Unset<String>) {
      return "no application";
    }
    String deployMode = String.valueOf(workload.deployMode().orNull());
    if (workload.mode().equals("local") && deployMode.equals("cluster")) {
      return "cluster mode on a local master";
    }
    if (!deployMode.equals("client") && !deployMode.equals("cluster")) {
      return "deploy mode " + deployMode;
    }
    return command.refusal().orNull();
  }

  private static PodAnswer answer(PodSize pod, String heap) {
    String refusal = pod.refusal().orNull();
    if (refusal != null && pod.memory().orNull() == null) {
      return PodAnswer.refused(refusal);
    }
    if (pod.memory() instanceof Effective.Unknown<?> unknown) {
      return PodAnswer.refused("unknown: " + unknown.reason());
    }
    String memory = String.valueOf(pod.memory().orNull());
    String scratch =
        pod.scratchInMemory().orNull() == null
            ? "unknown"
            : Boolean.TRUE.equals(pod.scratchInMemory().orNull()) ? "memory" : "disk";
    return new PodAnswer(
        memory + "/" + memory,
        cpu(pod.cpuRequest()) + "/" + cpu(pod.cpuLimit()),
        heap,
        scratch,
        null);
  }

  private static String cpu(Effective<CpuQuantity> cpu) {
    if (cpu instanceof Effective.Unknown<CpuQuantity> unknown) {
      return unknown.reason().endsWith("is no Kubernetes quantity")
          ? "no quantity"
          : "unknown: " + unknown.reason();
    }
    return cpu.orNull() == null ? "none" : String.valueOf(cpu.orNull());
  }

  private static String text(Effective<String> text) {
    return text instanceof Effective.Unknown<String> unknown
        ? "unknown: " + unknown.reason()
        : String.valueOf(text.orNull());
  }
}
