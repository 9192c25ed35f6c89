package dev.sparklint.charts;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.sparklint.proofs.cluster.NodeSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The submission that an operator makes of its resource: the arguments as its published code builds
 * them, for the fields that our chart uses. The README of the charts has the table, with class and
 * line.
 */
final class Operators {

  private static final YAMLMapper YAML = new YAMLMapper();

  private final JsonNode application;
  private final Path folder;
  private final List<String> arguments = new ArrayList<>();

  private Operators(JsonNode application, Path folder) {
    this.application = application;
    this.folder = folder;
  }

  /**
   * A script that submits.
   *
   * @param manifests in which the resource is
   * @param folder for the templates of pods, beside the script
   */
  static String script(String operator, String manifests, Path folder) throws IOException {
    Operators submission = new Operators(application(manifests), folder);
    if (operator.equals("kubeflow")) {
      submission.addKubeflow();
    } else {
      submission.addApache();
    }
    StringBuilder script = new StringBuilder("exec /opt/spark/bin/spark-submit");
    for (String argument : submission.arguments) {
      script.append(" '").append(argument).append('\'');
    }
    return script.append('\n').toString();
  }

  private static JsonNode application(String manifests) throws IOException {
    for (JsonNode document : Manifests.of(manifests)) {
      if (document.path("kind").asText().equals("SparkApplication")) {
        return document;
      }
    }
    throw new IOException("no SparkApplication");
  }

  /**
   * As {@code buildSparkSubmitArgs} of {@code internal/controller/sparkapplication/submission.go}.
   */
  private void addKubeflow() throws IOException {
    String name = application.at("/metadata/name").asText();
    JsonNode spec = application.path("spec");
    add("--master", "k8s://https://kubernetes.default.svc:443");
    add("--deploy-mode", spec.path("mode").asText());
    add("--class", spec.path("mainClass").asText());
    add("--name", name);
    addConf("spark.kubernetes.namespace", application.at("/metadata/namespace"));
    addConf("spark.kubernetes.container.image", spec.path("image"));
    addConf("spark.kubernetes.container.image.pullPolicy", spec.path("imagePullPolicy"));
    addConf("spark.kubernetes.submission.waitAppCompletion", "false");
    spec.path("sparkConf").properties().forEach(entry -> addConf(entry.getKey(), entry.getValue()));
    addTemplate("driver", spec.at("/driver/template"), "spark-kubernetes-driver");
    addConf("spark.kubernetes.driver.pod.name", name + "-driver");
    for (String role : new String[] {"driver", "executor"}) {
      addConf("spark.kubernetes." + role + ".label.sparkoperator.k8s.io/app-name", name);
      addConf(
          "spark.kubernetes." + role + ".label.sparkoperator.k8s.io/launched-by-spark-operator",
          "true");
      addConf("spark.kubernetes." + role + ".label.sparkoperator.k8s.io/submission-id", "0-1");
      JsonNode pod = spec.path(role);
      addConf("spark.kubernetes." + role + ".container.image", spec.path("image"));
      addConf("spark." + role + ".cores", pod.path("cores"));
      addConf("spark.kubernetes." + role + ".request.cores", pod.path("coreRequest"));
      addConf("spark.kubernetes." + role + ".limit.cores", pod.path("coreLimit"));
      addConf("spark." + role + ".memory", pod.path("memory"));
      addConf("spark." + role + ".memoryOverhead", pod.path("memoryOverhead"));
      addConf(
          "spark.kubernetes.authenticate." + role + ".serviceAccountName",
          pod.path("serviceAccount"));
      addConf("spark." + role + ".instances", pod.path("instances"));
      application
          .at("/metadata/labels")
          .properties()
          .forEach(
              label ->
                  addConf(
                      "spark.kubernetes." + role + ".label." + label.getKey(), label.getValue()));
    }
    addTemplate("executor", spec.at("/executor/template"), "spark-kubernetes-executor");
    arguments.add(spec.path("mainApplicationFile").asText());
    spec.path("arguments").forEach(argument -> arguments.add(argument.asText()));
  }

  /**
   * As {@code SparkAppSubmissionWorker.buildDriverConf}, which asks Spark's driver builder in place
   * of spark-submit.
   */
  private void addApache() throws IOException {
    JsonNode spec = application.path("spec");
    String id = application.at("/metadata/name").asText() + "-0";
    add("--master", "k8s://https://kubernetes.default.svc:443");
    add("--deploy-mode", "cluster");
    // The names of what it makes begin with it.
    add("--name", id);
    add("--class", spec.path("mainClass").asText());
    spec.path("sparkConf").properties().forEach(entry -> addConf(entry.getKey(), entry.getValue()));
    addConf("spark.kubernetes.namespace", application.at("/metadata/namespace"));
    addConf("spark.app.id", id);
    // The operator does not wait either.
    addConf("spark.kubernetes.submission.waitAppCompletion", "false");
    addTemplate("driver", spec.at("/driverSpec/podTemplateSpec"), "");
    addTemplate("executor", spec.at("/executorSpec/podTemplateSpec"), "");
    arguments.add(spec.path("jars").asText());
    spec.path("driverArgs").forEach(argument -> arguments.add(argument.asText()));
  }

  private void add(String... words) {
    arguments.addAll(List.of(words));
  }

  private void addConf(String key, JsonNode value) {
    if (!value.isMissingNode()) {
      addConf(key, value.asText());
    }
  }

  private void addConf(String key, String value) {
    add("--conf", key + "=" + value);
  }

  private void addTemplate(String role, JsonNode template, String container) throws IOException {
    String file = role + "-pod-template.yaml";
    Files.writeString(
        folder.resolve(file),
        "apiVersion: v1\nkind: Pod\n" + YAML.writeValueAsString(template).replace("---\n", ""));
    addConf("spark.kubernetes." + role + ".podTemplateFile", NodeSpec.FILES + "/" + file);
    if (!container.isEmpty()) {
      addConf("spark.kubernetes." + role + ".podTemplateContainerName", container);
    }
  }
}
