package dev.sparklint.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sparklint.lint.LintOptions;
import dev.sparklint.lint.Linter;
import dev.sparklint.source.Source;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Secrets in every shape, planted where findings are: no output ever shows one. */
class SecretsTest {

  /** Nothing that looks like a credential by itself; only where it stands tells. */
  private static final String SECRET = "Tr0ub4dor-3-zebra";

  private static final List<String> SHAPES =
      List.of(
          "a.conf",
          """
          spark.hadoop.fs.s3a.secret.key=%s
          spark.hadoop.fs.s3a.secret.key=%s
          spark.hadoop.fs.s3a.access.key : %s
          spark.ssl.keyPassword %s
          spark.driver.memory=1.5g
          spark.executorEnv.DB_PASSWORD=%s
          spark.executorEnv.DB_PASSWORD=x
          """,
          "b.conf",
          """
          # sparklint: ignore[plaintext-secret] the password=%s is for tests
          spark.hadoop.fs.azure.account.key.x=%s
          # sparklint: ignore[memory-fraction] password: %s
          spark.driver.memory=1.5g
          # sparklint: ignore[nothing] token=%s
          spark.password=\\
            %s
          """,
          "c.conf",
          """
          spark.my.password=%s
          spark.app.name=\\u00zz
          """,
          "d.yaml",
          """
          apiVersion: sparkoperator.k8s.io/v1beta2
          kind: SparkApplication
          metadata: {name: x}
          spec:
            type: Scala
            sparkConf: {spark.hadoop.fs.s3a.secret.key: %s, "spark.driver.memory": 1.5g}
            driver:
              memory: 4Gi
              env: [{name: DB_PASSWORD, value: %s}, {name: A, value: b}]
              envVars: {API_TOKEN: %s}
            arguments: ["--password", "%s", "--token=%s"]
          """,
          "e.yaml",
          """
          kind: Pod
          metadata: {name: x}
          spec:
            containers:
              - name: driver
                image: apache/spark:3.5.3
                command: [spark-submit, --conf, spark.my.password=%s, --master, "local[9]", "--password=%s", x.jar]
                env:
                  - name: AWS_SECRET_ACCESS_KEY
                    value: %s
                  - {name: DB_PASSWORD, value: "%s"}
                resources: {limits: {cpu: 1, memory: 512Mi}}
          """,
          "f.yaml",
          """
          kind: ConfigMap
          metadata: {name: x}
          data:
            spark.conf: |
              spark.driver.memory=1.5g
              spark.my.password=%s
              spark.my.password=%s
            core-site.xml: |
              <name>fs.s3a.secret.key</name><value>%s</value>
          """,
          "g.yaml",
          """
          spark.my.password: "%s
          kind: ConfigMap
          """,
          "h.yaml",
          """
          spark.my.password: {password: %s
          password: [%s
          """,
          "i.yaml",
          """
          spark.app.name: x
          password: %s
          \tsecret: %s
          """,
          "j.json",
          """
          {"spark.my.password": "%s", "password": "%s" "broken": 1}
          """,
          "k.yaml",
          """
          kind: Secret
          metadata: {name: spark-submit}
          stringData: {password: %s, token: "%s"}
          x: [
          """);

  @TempDir Path folder;

  @Test
  void are_in_no_output() throws IOException {
    writeShapes();
    for (String format : List.of("text", "concise", "json")) {
      for (List<String> more :
          List.of(List.<String>of(), List.of("--select", "memory"), List.of("--no-cheap-search"))) {
        String[] args = new String[3 + more.size()];
        args[0] = "check";
        args[1] = "--output-format";
        args[2] = format;
        for (int i = 0; i < more.size(); i++) {
          args[3 + i] = more.get(i);
        }
        assertHidden(Run.in(folder, args));
      }
    }
  }

  @Test
  void are_in_no_output_about_one_file_or_standard_input() throws IOException {
    writeShapes();
    for (int i = 0; i < SHAPES.size(); i += 2) {
      String name = SHAPES.get(i);
      assertHidden(Run.in(folder, "check", name));
      Run.World world =
          new Run.World(folder, Map.of(), Files.readString(folder.resolve(name)), false);
      assertHidden(world.run("check", "-", "--stdin-filename", name));
    }
  }

  @Test
  void are_in_no_word_about_a_configuration() throws IOException {
    for (String text :
        List.of(
            "assume: {conf: {spark.my.password: [%s]}}\n",
            "assume: {conf: {my.password: %s}}\n",
            "assume: {conf: {spark.my.password: '%s\n",
            "assume:\n  conf:\n    spark.driver.memory: 1.5g\n    spark.my.password: %s\n")) {
      Files.writeString(folder.resolve(ConfigFile.NAME), text.replace("%s", SECRET));
      Files.writeString(folder.resolve("app.conf"), "spark.app.name=x\nspark.app.name=y\n");
      assertHidden(Run.in(folder, "check"));
    }
  }

  @Test
  void are_in_no_word_about_a_bug_of_ours() {
    Source broken =
        new Source() {
          @Override
          public Listing list() {
            throw new IllegalStateException("password=" + SECRET);
          }

          @Override
          public byte[] read(String path, int limit) {
            return new byte[0];
          }
        };
    StringBuilder err = new StringBuilder();
    try {
      new Linter(List.of()).lint(broken, LintOptions.DEFAULT);
    } catch (IllegalStateException bug) {
      err.append(Sparklint.describe(bug));
    }
    assertThat(err.toString())
        .startsWith("internal error, please report it: java.lang.IllegalStateException at ")
        .doesNotContain(SECRET);
  }

  private static void assertHidden(Run run) {
    assertThat(run.exitCode()).isLessThanOrEqualTo(2);
    assertThat(run.all()).doesNotContain("internal error").doesNotContain(SECRET);
    assertThat(run.all()).doesNotContain(SECRET.substring(0, 9)).doesNotContain("zebra");
  }

  private void writeShapes() throws IOException {
    for (int i = 0; i < SHAPES.size(); i += 2) {
      Files.writeString(folder.resolve(SHAPES.get(i)), SHAPES.get(i + 1).replace("%s", SECRET));
    }
  }
}
