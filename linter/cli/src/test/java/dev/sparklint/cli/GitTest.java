package dev.sparklint.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is new against a revision, in a real repository. */
class GitTest {

  private static final String OLD = "spark.executor.memory=8Gi\n";
  private static final String NEW = "spark.driver.memory=4Gi\n";

  @TempDir Path folder;

  @BeforeEach
  void begin() throws Exception {
    folder = folder.toRealPath();
    git("init", "-q", "-b", "main");
    git("config", "user.email", "a@example.com");
    git("config", "user.name", "a");
    write("conf/spark.properties", OLD);
    commit();
  }

  @Test
  void only_what_is_new_is_reported() throws Exception {
    assertThat(check("--since", "HEAD").out()).isEmpty();
    write("conf/spark.properties", "# moved down\n\n" + OLD + NEW);
    Run run = check("--since", "HEAD");
    assertThat(run.out()).startsWith("conf/spark.properties:4:21: error: ");
    assertThat(run.out().lines().count()).isEqualTo(1);
    assertThat(run.exitCode()).isEqualTo(1);
  }

  @Test
  void a_renamed_file_is_known() throws Exception {
    git("mv", "conf/spark.properties", "conf/spark-defaults.conf");
    assertThat(check("--since", "HEAD").out()).isEmpty();
    assertThat(check("--staged").out()).isEmpty();
    assertThat(check().out()).startsWith("conf/spark-defaults.conf:1:");
  }

  @Test
  void what_is_staged_counts_and_nothing_else() throws Exception {
    write("conf/spark.properties", OLD + NEW);
    assertThat(check("--staged").out()).isEmpty();
    git("add", "-A");
    write("conf/spark.properties", "spark.executor.memory=8g\n");
    assertThat(check("--staged").out()).startsWith("conf/spark.properties:2:21: error: ");
  }

  @Test
  void the_merge_base_counts_and_not_what_others_mended_since() throws Exception {
    git("checkout", "-q", "-b", "change");
    write("other.properties", "spark.app.name=x\n");
    commit();
    git("checkout", "-q", "main");
    write("conf/spark.properties", "spark.executor.memory=8g\n");
    commit();
    git("checkout", "-q", "change");
    assertThat(check("--since", "main").out()).isEmpty();
  }

  @Test
  void in_a_new_repository_everything_staged_is_new() throws Exception {
    Path fresh = Files.createDirectories(folder.resolve("fresh"));
    git(fresh, "init", "-q");
    Files.writeString(fresh.resolve("spark.properties"), OLD);
    git(fresh, "add", "-A");
    Run run = Run.in(fresh, "check", "--staged", "--output-format", "concise");
    assertThat(run.out()).startsWith("spark.properties:1:23: error: ");
  }

  @Test
  void works_below_the_root_and_for_named_paths() throws Exception {
    write("deploy/a.properties", NEW);
    Path below = folder.resolve("conf");
    assertThat(Run.in(below, "check", "--since", "HEAD", "--output-format", "concise").out())
        .isEmpty();
    Run run = Run.in(below, "check", "--since", "HEAD", "--output-format", "concise", "..");
    assertThat(run.out()).startsWith("../deploy/a.properties:1:21: error: ");
  }

  @Test
  void says_what_is_wrong() throws Exception {
    assertThat(check("--since", "nowhere").err()).contains("no commit is called 'nowhere'");
    assertThat(check("--since", "nowhere").exitCode()).isEqualTo(2);
    Path outside = Files.createTempDirectory("no-repository");
    Files.writeString(outside.resolve("spark.properties"), OLD);
    Run run = Run.in(outside, "check", "--since", "HEAD");
    assertThat(run.err()).contains("not a git repository");
    assertThat(run.exitCode()).isEqualTo(2);
  }

  @Test
  void annotations_on_changed_lines_come_first() throws Exception {
    write("conf/spark.properties", OLD + "spark.executor.memoryOverhead=1Gi\n");
    Run run = Run.in(folder, "check", "--since", "HEAD", "--output-format", "github");
    assertThat(run.out()).startsWith("::error file=conf/spark.properties,line=2,");
  }

  @Test
  void a_chart_is_compared_as_it_was_rendered() throws Exception {
    write("chart/Chart.yaml", "apiVersion: v2\nname: events\nversion: 1.0.0\n");
    write("chart/values.yaml", "memory: 8g\n");
    write(
        "chart/templates/config.yaml",
        """
        apiVersion: v1
        kind: ConfigMap
        metadata: {name: conf}
        data:
          spark.properties: |
            spark.executor.memory={{ .Values.memory }}
        """);
    commit();
    assertThat(check("--since", "HEAD").out()).isEmpty();
    write("chart/values.yaml", "memory: 4Gi\n");
    assertThat(check("--since", "HEAD").out()).startsWith("chart/values.yaml:1:9: error: ");
    Run focused =
        Run.in(folder, "check", "--focus", "--output-format", "concise", "chart/values.yaml");
    assertThat(focused.out()).startsWith("chart/values.yaml:1:9: error: ");
    assertThat(focused.out().lines().count()).isEqualTo(1);
  }

  @Test
  void a_value_that_breaks_a_template_elsewhere_is_found_by_focus() throws Exception {
    write("chart/Chart.yaml", "apiVersion: v2\nname: events\nversion: 1.0.0\n");
    write("chart/values.yaml", "spark: {}\n");
    write(
        "chart/templates/config.yaml",
        """
        apiVersion: v1
        kind: ConfigMap
        metadata: {name: conf}
        data:
          spark.properties: |
            spark.executor.memory={{ required "say how much" .Values.spark.memory }}
        """);
    Run focused = Run.in(folder, "check", "--focus", "--fail-on", "warning", "chart/values.yaml");
    assertThat(focused.out()).contains("say how much");
    assertThat(focused.exitCode()).isEqualTo(1);
  }

  @Test
  void a_focus_without_spark_is_clean() throws Exception {
    write("README.md", "# nothing\n");
    Run run = Run.in(folder, "check", "--focus", "README.md");
    assertThat(run.exitCode()).isZero();
  }

  @Test
  void a_change_is_shown_by_what_it_does_to_workloads() throws Exception {
    write("deploy/events.yaml", driver("events", "8g", "4"));
    write("deploy/gone.yaml", driver("gone", "1g", "1"));
    commit();
    assertThat(Run.in(folder, "diff", "HEAD").out())
        .isEqualTo("nothing changes for any workload since HEAD\n");
    write("deploy/events.yaml", driver("events", "6g", "5"));
    Files.delete(folder.resolve("deploy/gone.yaml"));
    write("deploy/new.yaml", driver("new", "2g", "1"));
    Run run =
        Run.in(
            folder, "diff", "HEAD", "--output", "json=diff.json", "--output", "markdown=diff.md");
    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.out())
        .isEqualTo(
            """
            Deployment/data/events
              ~ executor pods ask for  4 × 9011Mi memory, 1 CPU → 5 × 6758Mi memory, 1 CPU
              ~ spark.executor.instances  4 → 5  deploy/events.yaml:15:31
              ~ spark.executor.memory  8g → 6g  deploy/events.yaml:14:45
              ~ spark.hadoop.fs.s3a.secret.key  ******** → ********  deploy/events.yaml:16:44

            Deployment/data/new is new

            Deployment/data/gone is gone

            asked of the cluster, all workloads together
              memory 43596Mi → 42366Mi (−1230Mi), CPU 6500m → 7500m (+1)
            """);
    assertThat(Files.readString(folder.resolve("diff.md")))
        .contains("| `spark.executor.memory` | `8g` | `6g` | `deploy/events.yaml:14:45` |")
        .contains("### `Deployment/data/gone`: removed");
    assertThat(Files.readString(folder.resolve("diff.json"))).contains("\"cpuMilli\": 6500");
  }

  private static String driver(String name, String memory, String executors) {
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
                  command: [spark-submit, --master, "k8s://https://kubernetes.default.svc",
                    --driver-memory, 2g,
                    "--conf", spark.executor.memory=%s,
                    --num-executors, "%s", --class, a.Main, --conf,
                    spark.hadoop.fs.s3a.secret.key=hunter%s, "local:///app.jar"]
                  resources: {requests: {memory: 3Gi, cpu: 750m}, limits: {memory: 3Gi}}
        """
        .formatted(name, name, name, memory, executors, executors);
  }

  private Run check(String... more) {
    List<String> arguments = new ArrayList<>(List.of("check", "--output-format", "concise"));
    arguments.addAll(List.of(more));
    return Run.in(folder, arguments.toArray(new String[0]));
  }

  private void write(String path, String text) throws IOException {
    Path file = folder.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private void commit() throws Exception {
    git("add", "-A");
    git("commit", "-q", "-m", "x");
  }

  private void git(String... arguments) throws Exception {
    git(folder, arguments);
  }

  private static void git(Path folder, String... arguments) throws Exception {
    List<String> command = new ArrayList<>(List.of("git"));
    command.addAll(List.of(arguments));
    Process git =
        new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true).start();
    String said = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(git.waitFor()).as(said).isZero();
  }
}
