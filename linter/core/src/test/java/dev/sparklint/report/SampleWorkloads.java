package dev.sparklint.report;

import dev.sparklint.lint.Inspector;
import dev.sparklint.lint.LintOptions;
import dev.sparklint.source.MemorySource;
import java.util.List;
import java.util.Map;

/** Two applications, read from files as always: a driver that does not fit, and one that does. */
final class SampleWorkloads {

  static final List<InspectedWorkload> WORKLOADS =
      Inspector.inspect(
              MemorySource.ofTexts(
                  Map.of(
                      "deploy/events.yaml",
                      driver("events", "client", "4Gi"),
                      "deploy/totals.yaml",
                      driver("totals", "local", "16Gi"))),
              LintOptions.DEFAULT)
          .inspected();

  private SampleWorkloads() {}

  private static String driver(String name, String mode, String limit) {
    String master = mode.equals("local") ? "local[2]" : "k8s://https://kubernetes.default.svc";
    return """
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: %s, namespace: data}
        spec:
          selector: {matchLabels: {app: %s}}
          template:
            metadata: {labels: {app: %s}}
            spec:
              containers:
                - name: driver
                  image: apache/spark:3.5.3
                  command: [spark-submit, --master, "%s", --driver-memory, 6g,
                    --executor-memory, 8g, --class, a.Main, "local:///app.jar"]
                  resources: {limits: {memory: %s, cpu: "2"}}
        """
        .formatted(name, name, name, master, limit);
  }
}
