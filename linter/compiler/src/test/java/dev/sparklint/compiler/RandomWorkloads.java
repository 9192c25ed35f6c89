package dev.sparklint.compiler;

import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/** Seeded trees of files with Spark in them: some sound, some wrong, some half known. */
final class RandomWorkloads {

  private final Random random;

  RandomWorkloads(long seed) {
    this.random = new Random(seed);
  }

  Map<String, String> files() {
    Map<String, String> files = new TreeMap<>();
    files.put("deployment.yaml", deployment());
    files.put("config.yaml", configMap());
    files.put("application.yaml", application());
    files.put("spark-defaults.conf", properties(""));
    return files;
  }

  private String deployment() {
    StringBuilder text =
        new StringBuilder(
            """
            apiVersion: apps/v1
            kind: Deployment
            metadata: {name: %s, namespace: data}
            spec:
              template:
                spec:
                  containers:
                    - name: driver
                      image: %s
                      command:
                        - spark-submit
            """
                .formatted(
                    pick("events", "click-stream", "daily"),
                    pick("apache/spark:3.5.3", "apache/spark:v2.4.5", "acme/jobs:1", "${IMAGE}")));
    maybe(text, "            - --master=%s\n", master());
    maybe(text, "            - --driver-memory=%s\n", size());
    maybe(text, "            - --conf=spark.task.cpus=%s\n", pick("1", "2", "4", "$CPUS", "x"));
    maybe(text, "            - --executor-memory=%s\n", size());
    maybe(text, "            - %s\n", "$(EXTRA)");
    maybe(
        text,
        "            - --properties-file=%s\n",
        pick("/etc/spark/spark.properties", "/app/x.conf"));
    text.append("            - ")
        .append(pick("/app/main.py", "local:///app/main.jar", "$MAIN"))
        .append('\n');
    text.append("          resources:\n");
    for (String kind : List.of("requests", "limits")) {
      text.append("            ").append(kind).append(":\n");
      maybe(
          text,
          "              memory: %s\n",
          pick("524Mi", "4Gi", "8G", "6758Mi", "${MEM}", "lots"));
      maybe(text, "              cpu: %s\n", pick("500m", "1", "2", "1.5", "$CPU"));
      text.append("              ephemeral-storage: 1Gi\n");
    }
    maybe(
        text,
        "          env: [{name: %s, value: x-XX:ActiveProcessorCount=2}]\n",
        pick("JAVA_TOOL_OPTIONS", "MASTER"));
    maybe(text, "          envFrom: [{configMapRef: {name: %s}}]\n", "more");
    text.append("          volumeMounts: [{name: conf, mountPath: /etc/spark}]\n");
    text.append("      volumes: [{name: conf, configMap: {name: events-conf}}]\n");
    return text.toString();
  }

  private String configMap() {
    return """
        apiVersion: v1
        kind: ConfigMap
        metadata: {name: events-conf, namespace: data}
        data:
          spark.properties: |
        """
        + properties("    ");
  }

  private String application() {
    StringBuilder text =
        new StringBuilder(
            """
            apiVersion: sparkoperator.k8s.io/v1beta2
            kind: %s
            metadata: {name: %s}
            spec:
              template: {}
              type: %s
            """
                .formatted(
                    pick("SparkApplication", "SparkApplication", "ScheduledSparkApplication"),
                    pick("orders", "orders-stream"),
                    pick("Scala", "Python")));
    maybe(text, "  restartPolicy: {type: %s}\n", pick("Never", "Always", "${POLICY}"));
    maybe(text, "  sparkConf: {spark.task.cpus: \"%s\"}\n", pick("1", "3", "{{x}}"));
    text.append("  driver:\n    labels: {a: b}\n");
    maybe(text, "    memory: %s\n", size());
    text.append("  executor:\n    labels: {a: b}\n");
    maybe(text, "    cores: %s\n", pick("1", "2", "0"));
    maybe(text, "    memory: %s\n", size());
    return text.toString();
  }

  private String properties(String indent) {
    StringBuilder text = new StringBuilder();
    maybe(text, indent + "spark.master=%s\n", master());
    maybe(text, indent + "spark.driver.memory=%s\n", size());
    maybe(text, indent + "spark.executor.memory=%s\n", size());
    maybe(text, indent + "spark.driver.memory=%s\n", size());
    maybe(text, indent + "spark.executor.cores=%s\n", pick("1", "2", "$X"));
    maybe(text, indent + "spark.task.cpus=%s\n", pick("1", "2", "9"));
    maybe(text, indent + "spark.memory.offHeap.enabled=%s\n", pick("true", "false", "$X"));
    maybe(text, indent + "spark.memory.offHeap.size=%s\n", size());
    maybe(
        text,
        indent + "spark.hadoop.fs.s3a.secret.key=%s\n",
        pick("abcdefgh12345", "$SECRET", "minio"));
    text.append(indent).append("spark.app.name=x\n");
    return text.toString();
  }

  private String master() {
    return pick(
        "local",
        "local[2]",
        "local[16]",
        "local[*]",
        "local[4,2]",
        "k8s://https://api",
        "yarn",
        "$MASTER");
  }

  private String size() {
    return pick("1g", "4g", "512m", "8Gi", "1.5g", "0.3g", "2048", "\"$HEAP\"", "6144m", "x");
  }

  private void maybe(StringBuilder text, String format, String value) {
    if (random.nextInt(3) > 0) {
      text.append(format.formatted(value));
    }
  }

  private String pick(String... choices) {
    return choices[random.nextInt(choices.length)];
  }
}
