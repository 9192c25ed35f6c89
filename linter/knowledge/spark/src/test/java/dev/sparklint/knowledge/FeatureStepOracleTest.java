package dev.sparklint.knowledge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The pods that Spark's own code makes of random configurations, against what sparklint says of the
 * same as files.
 */
final class FeatureStepOracleTest {

  private static final String RELEASE = System.getProperty("sparklint.spark", "");
  private static final int CONFIGURATIONS = Integer.getInteger("sparklint.configurations", 300);

  @TempDir private Path folder;

  /** No spark-kubernetes of 3.3 can be had. */
  @BeforeAll
  static void needKubernetes() {
    assumeThat(ScalaReflection.exists("org.apache.spark.deploy.k8s.KubernetesConf")).isTrue();
  }

  @Test
  void pods_are_what_sparks_own_feature_steps_make() throws IOException {
    FeatureSteps steps = new FeatureSteps();
    Launcher launcher = new Launcher(folder.resolve("spark"));
    List<String> mismatches = new ArrayList<>();
    int refused = 0;
    for (int seed = 0; seed < CONFIGURATIONS; seed++) {
      PodConfiguration configuration = new PodConfiguration(new Choices(seed), folder);
      CommandLine submission = configuration.submission();
      Pods spark = spark(submission, steps, launcher);
      refused += spark.isRefused() ? 1 : 0;
      Map<String, String> files = new Manifest(new Choices(seed)).files(submission, RELEASE);
      Facts facts = Facts.of(files);
      compare("driver", spark.driver(), facts.driver(), seed, submission, mismatches);
      compare("executor", spark.executor(), facts.executor(), seed, submission, mismatches);
    }
    System.out.println(
        "Spark "
            + RELEASE
            + ": "
            + CONFIGURATIONS
            + " configurations of pods, "
            + refused
            + " of them refused, "
            + mismatches.size()
            + " mismatches");
    assertThat(mismatches).isEmpty();
  }

  /** What Spark makes; null for a pod that it does not make. */
  private record Pods(@Nullable PodAnswer driver, @Nullable PodAnswer executor) {

    boolean isRefused() {
      PodAnswer last = executor == null ? driver : executor;
      return last != null && last.refusal() != null;
    }
  }

  private Pods spark(CommandLine submission, FeatureSteps steps, Launcher launcher)
      throws IOException {
    Path properties = folder.resolve("app.properties");
    if (submission.properties() != null) {
      Files.writeString(properties, submission.properties());
    }
    SparkSubmit.Started started;
    try {
      started =
          SparkSubmit.started(
              submission.argumentsWith(properties.toString()), submission.environment());
    } catch (Refused refused) {
      PodAnswer none = PodAnswer.refused(refused.reason());
      return new Pods(submission.arguments().contains("cluster") ? none : null, none);
    }
    if (!started.deployMode().equals("cluster")) {
      return new Pods(null, executor(started.settings(), steps));
    }
    FeatureSteps.Submitted submitted;
    try {
      submitted = steps.submitted(started);
    } catch (Refused refused) {
      return new Pods(PodAnswer.refused(refused.reason()), null);
    }
    Map<String, String> settings = new LinkedHashMap<>(submitted.settings());
    keepTemplate(started.settings(), settings);
    PodAnswer driver = submitted.driver().withHeap(heap(settings, launcher));
    return new Pods(driver, executor(settings, steps));
  }

  private static PodAnswer executor(Map<String, String> settings, FeatureSteps steps) {
    try {
      return steps.executor(settings);
    } catch (Refused refused) {
      return PodAnswer.refused(refused.reason());
    }
  }

  /** The submission mounts the executors' template into the driver's pod, which is not there. */
  private static void keepTemplate(Map<String, String> submitted, Map<String, String> settings) {
    String key = "spark.kubernetes.executor.podTemplateFile";
    settings.computeIfPresent(key, (name, mounted) -> submitted.get(name));
  }

  /** The driver's pod starts Spark in client mode, from a file with its settings. */
  private String heap(Map<String, String> settings, Launcher launcher) throws IOException {
    Path file = folder.resolve("spark.properties");
    Properties properties = new Properties();
    properties.putAll(settings);
    try (Writer writer = Files.newBufferedWriter(file)) {
      properties.store(writer, null);
    }
    List<String> arguments =
        List.of("--deploy-mode", "client", "--properties-file", file.toString(), "app.jar");
    return Launcher.heap(launcher.command(arguments, Map.of()));
  }

  private static void compare(
      String pod,
      @Nullable PodAnswer spark,
      PodAnswer ours,
      int seed,
      CommandLine submission,
      List<String> mismatches) {
    if (spark != null && !spark.agrees(ours)) {
      mismatches.add(
          "\n"
              + pod
              + " of configuration "
              + seed
              + "\n"
              + submission
              + "  Spark        "
              + spark
              + "\n  sparklint    "
              + ours
              + "\n");
    }
  }
}
