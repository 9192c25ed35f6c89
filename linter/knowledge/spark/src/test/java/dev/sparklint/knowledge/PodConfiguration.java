package dev.sparklint.knowledge;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A random configuration of what pods are given, spread over a file, options and environment. */
final class PodConfiguration {

  private final Choices choices;
  private final Path folder;
  private final Map<String, String> settings = new LinkedHashMap<>();
  private final Map<String, String> environment = new LinkedHashMap<>();
  private final Map<String, String> files = new LinkedHashMap<>();

  PodConfiguration(Choices choices, Path folder) {
    this.choices = choices;
    this.folder = folder;
  }

  CommandLine submission() throws IOException {
    for (String role : List.of("executor", "driver")) {
      memory(role);
      cpu(role);
    }
    maybe(15, "spark.executor.instances", choices.percent(90) ? "2" : "0");
    maybe(15, "spark.dynamicAllocation.enabled", choices.of("true", "false", "TRUE"));
    maybe(8, "spark.task.cpus", choices.percent(85) ? "2" : "0.5");
    maybe(40, "spark.executor.pyspark.memory", choices.size());
    maybe(25, "spark.kubernetes.memoryOverheadFactor", factor());
    maybe(25, "spark.kubernetes.local.dirs.tmpfs", flag());
    offHeap();
    environment();
    template("executor");
    template("driver");
    return written();
  }

  private void memory(String role) {
    maybe(75, "spark." + role + ".memory", choices.size());
    maybe(25, "spark." + role + ".memoryOverhead", choices.size());
    maybe(25, "spark." + role + ".memoryOverheadFactor", factor());
    maybe(25, "spark." + role + ".minMemoryOverhead", choices.size());
  }

  private void cpu(String role) {
    maybe(50, "spark." + role + ".cores", choices.percent(97) ? choices.of("1", "2", "4") : odd());
    maybe(30, "spark.kubernetes." + role + ".request.cores", choices.cpu());
    maybe(30, "spark.kubernetes." + role + ".limit.cores", choices.cpu());
  }

  private String odd() {
    return choices.of("0", "-1", "1.5", "two", "2 ");
  }

  private String factor() {
    return choices.percent(92)
        ? choices.of("0.05", "0.1", "0.2", "0.25", "0.4", "0.75")
        : choices.of("0", "1", "1.0", "1.5", "-0.1", "0.2d", "NaN", "10%", "half");
  }

  private String flag() {
    return choices.percent(97) ? choices.of("true", "true", "false", "TRUE") : "yes";
  }

  private void offHeap() {
    if (choices.percent(30)) {
      settings.put("spark.memory.offHeap.enabled", flag());
      maybe(90, "spark.memory.offHeap.size", offHeapSize());
    } else {
      maybe(10, "spark.memory.offHeap.size", "2g");
    }
  }

  private String offHeapSize() {
    return choices.percent(90) ? choices.of("2g", "512m", "1073741824", "4096m") : "1000";
  }

  private void environment() {
    if (choices.percent(12)) {
      environment.put("SPARK_EXECUTOR_MEMORY", choices.size());
    }
    if (choices.percent(12)) {
      environment.put("SPARK_EXECUTOR_CORES", choices.of("2", "3"));
    }
    if (choices.percent(12)) {
      environment.put("SPARK_DRIVER_MEMORY", choices.size());
    }
  }

  private void template(String role) throws IOException {
    if (!choices.percent(20)) {
      return;
    }
    String limit = choices.percent(70) ? "limits: {cpu: \"" + choices.of("3", "2500m") + "\"}" : "";
    String text =
        """
        apiVersion: v1
        kind: Pod
        metadata: {name: template}
        spec:
          containers:
            - name: sidecar
              image: proxy:1
              resources: {limits: {cpu: 100m}}
            - name: spark
              image: apache/spark:3.5.3
              resources:
                requests: {cpu: 250m}
                %s
        """
            .formatted(limit);
    Path file = folder.resolve(role + "-template.yaml");
    Files.writeString(file, text);
    files.put(file.toString(), text);
    settings.put("spark.kubernetes." + role + ".podTemplateFile", file.toString());
    maybe(
        70,
        "spark.kubernetes." + role + ".podTemplateContainerName",
        choices.of("spark", "spark", "other"));
  }

  private CommandLine written() {
    List<String> arguments = new ArrayList<>();
    arguments.addAll(List.of("--master", "k8s://https://cluster.example:443"));
    arguments.addAll(List.of("--deploy-mode", choices.of("client", "cluster")));
    settings.put("spark.kubernetes.container.image", "events:1");
    StringBuilder properties = new StringBuilder();
    for (Map.Entry<String, String> setting : settings.entrySet()) {
      if (choices.percent(50)) {
        properties.append(setting.getKey()).append(choices.of("=", " ", " = ", ": "));
        properties.append(setting.getValue()).append(choices.of("\n", "  \n"));
      } else {
        arguments.add("--conf");
        arguments.add(setting.getKey() + "=" + setting.getValue());
      }
    }
    if (!properties.isEmpty()) {
      arguments.addAll(List.of("--properties-file", Manifest.PROPERTIES));
    }
    arguments.addAll(List.of("--class", "events.Main"));
    arguments.add(choices.of("local:///app/events.jar", "local:///app/a.py", "local:///app/a.R"));
    return new CommandLine(
        arguments, environment, properties.isEmpty() ? null : properties.toString(), null, files);
  }

  private void maybe(int chance, String key, String value) {
    if (choices.percent(chance)) {
      settings.put(key, value);
    }
  }
}
