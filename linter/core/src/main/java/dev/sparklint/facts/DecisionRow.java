package dev.sparklint.facts;

import java.util.Set;
import java.util.TreeSet;

/**
 * How a workload does on what people choose a mode by.
 *
 * @param configuration how much has to be written, and where
 * @param resilience what happens when the driver dies
 * @param permissions what its pods may have to do to the cluster
 * @param parallelism how many tasks run at once, and what bounds them
 */
public record DecisionRow(
    String configuration, String resilience, String permissions, String parallelism) {

  public static DecisionRow of(Workload workload) {
    return new DecisionRow(
        configuration(workload),
        resilience(workload),
        permissions(workload),
        parallelism(workload));
  }

  private static String configuration(Workload workload) {
    Set<String> files = new TreeSet<>();
    for (Setting setting : workload.settings()) {
      files.add(setting.place().path());
    }
    return counted(workload.settings().size(), "setting")
        + (files.isEmpty() ? "" : " in " + counted(files.size(), "file"));
  }

  private static String resilience(Workload workload) {
    return switch (workload.mode()) {
      case "operator" ->
          workload.scheduled()
              ? "the operator starts it on schedule"
              : "the operator restarts it: " + text(workload.restartPolicy());
      case "cluster" -> "nothing restarts the driver's pod";
      case "local", "client" ->
          switch (workload.kind()) {
            case "Deployment", "StatefulSet", "ReplicaSet", "DaemonSet" ->
                "the " + workload.kind() + " restarts the driver";
            case "Job", "CronJob" -> "the Job retries the driver up to its backoff limit";
            case "Pod" -> "the kubelet restarts the container, nothing replaces the pod";
            default -> "whoever started it has to start it again";
          };
      default -> "not known, as the mode is not";
    };
  }

  private static String permissions(Workload workload) {
    return switch (workload.mode()) {
      case "local" -> "none";
      case "client", "cluster", "operator" -> needed(workload);
      default -> "not known, as the mode is not";
    };
  }

  private static String needed(Workload workload) {
    Set<String> resources = new TreeSet<>();
    for (Permission permission : workload.permissions()) {
      resources.add(permission.resource());
    }
    return resources.isEmpty()
        ? "the driver's service account must manage pods in its namespace"
        : counted(workload.permissions().size(), "verb")
            + " on "
            + String.join(", ", resources)
            + " in its namespace";
  }

  private static String parallelism(Workload workload) {
    if (workload.mode().equals("local")) {
      Long threads = workload.localThreads().orNull();
      return threads == null
          ? "as many tasks as the driver's container has processors"
          : counted(threads, "task") + " in the driver's container";
    }
    if (workload.mode().equals("unknown")) {
      return "not known, as the mode is not";
    }
    String inDriver = workload.conf().get("spark.kubernetes.driver.master").orNull();
    if (inDriver != null && inDriver.startsWith("local")) {
      return "all tasks in the driver, by master " + inDriver;
    }
    Long cores = workload.executorCores().orNull();
    Long cpus = workload.taskCpus().orNull();
    String dynamic = workload.conf().get("spark.dynamicAllocation.enabled").orNull();
    boolean isDynamic = "true".equals(dynamic);
    Long executors = Demand.count(workload).orNull();
    if (cores == null || cpus == null || cpus == 0 || (executors == null && !isDynamic)) {
      return "not known, as a part of executors × cores ÷ CPUs of a task is not";
    }
    long slots = cores / cpus;
    return isDynamic || executors == null
        ? counted(slots, "task") + " in each of as many executors as dynamic allocation asks for"
        : counted(executors * slots, "task")
            + " in "
            + counted(executors, "executor")
            + " of "
            + counted(slots, "slot");
  }

  private static String text(Effective<String> value) {
    String text = value.orNull();
    return text == null ? "not known" : text;
  }

  private static String counted(long count, String noun) {
    return count + " " + noun + (count == 1 ? "" : "s");
  }
}
