package dev.sparklint.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Trees made to exhaust time or memory, each in a JVM of its own with 512 MiB: seconds, and no
 * crash.
 */
class HostileTreeTest {

  private static final int FOUR_MIB = (4 << 20) - 1;
  private static final int SECONDS = 240;
  private static final String ANCHOR = "spark.app.name: x\n";

  @TempDir Path folder;

  @Test
  void deep_nesting() throws Exception {
    int depth = 10_000;
    write("flow.yaml", ANCHOR + "a: " + "[".repeat(depth) + "]".repeat(depth) + "\n");
    write("maps.yaml", ANCHOR + "a: " + "{a: ".repeat(depth) + "b" + "}".repeat(depth) + "\n");
    write("open.yaml", ANCHOR + "a: " + "[".repeat(FOUR_MIB - 30) + "\n");
    write("dashes.yaml", ANCHOR + "a:\n" + "- ".repeat(depth) + "b\n");
    write("dashes-4mib.yaml", ANCHOR + "a:\n" + "- ".repeat(FOUR_MIB / 2 - 30) + "b\n");
    write("deep.json", "{\"spark.a\": " + "[".repeat(depth) + "]".repeat(depth) + "}");
    write("list.json", nestedLists(depth));
    StringBuilder block = new StringBuilder(ANCHOR);
    for (int i = 0; i < 2_000; i++) {
      block.append(" ".repeat(i)).append("a:\n");
    }
    write("block.yaml", block.toString());
    check();
  }

  private static String nestedLists(int depth) {
    return "{\"image\": \"spark:3\", \"items\": ["
        + "{\"kind\": \"List\", \"items\": [".repeat(depth)
        + "]}".repeat(depth)
        + "]}";
  }

  @Test
  void aliases_that_multiply() throws Exception {
    StringBuilder bomb = new StringBuilder(ANCHOR + "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
    StringBuilder merges = new StringBuilder(ANCHOR + "m0: &m0 {k: v}\n");
    for (int i = 1; i < 40; i++) {
      bomb.append("a" + i + ": &a" + i + " [" + ("*a" + (i - 1) + ", ").repeat(9) + "x]\n");
      merges.append("m" + i + ": &m" + i + "\n  <<: [*m" + (i - 1) + ", *m" + (i - 1) + "]\n");
    }
    write("bomb.yaml", bomb.toString());
    write("merges.yaml", merges.toString());
    write("map.yaml", bomb + "kind: ConfigMap\ndata: *a39\nspec: *a39\n");
    write(
        "conf.yaml",
        merges
            + "apiVersion: sparkoperator.k8s.io/v1beta2\nkind: SparkApplication\n"
            + "spec: {sparkConf: *m39, driver: *m39, executor: *m39}\n");
    write(
        "pod.yaml",
        bomb
            + "kind: Pod\nspec:\n  containers: *a39\n  volumes: *a39\n"
            + "  initContainers: [{command: *a39, args: *a39, env: *a39, image: 'spark:3'}]\n");
    write("list.yaml", bomb + "kind: List\nitems: *a39\n");
    write("self.yaml", ANCHOR + "a: &a [*a]\nkind: List\nitems: &b [*b]\n");
    check();
  }

  @Test
  void large_files_full_of_settings() throws Exception {
    for (int i = 0; i < 6; i++) {
      write("conf" + i + ".conf", lines("spark.some.key%d=value\n"));
      write("map" + i + ".yaml", "sparkConf:\n" + lines("  spark.some.key%d: value\n"));
    }
    assertThat(check()).isEqualTo(1);
  }

  @Test
  void large_files_full_of_findings() throws Exception {
    write("same.conf", lines("spark.driver.memory=1.5g\n"));
    write("secrets.conf", lines("spark.hadoop.fs.s3a.secret.key%d=abcdefghijklmnopqrstu\n"));
    assertThat(check()).isEqualTo(1);
  }

  @Test
  void many_files_with_just_not_too_many_settings() throws Exception {
    for (int i = 0; i < 40; i++) {
      write("same" + i + ".conf", "spark.driver.memory=1.5g\n".repeat(9_900));
    }
    assertThat(check()).isEqualTo(1);
  }

  @Test
  void large_files_full_of_comments_to_suppress() throws Exception {
    write("unused.conf", lines("# sparklint: ignore[memory-fraction] why\n") + "spark.a=b\n");
    write("used.conf", lines("# sparklint: ignore[props-duplicate-key] why\nspark.app.name=%d\n"));
    write("line.conf", "spark.a=b " + "# sparklint: ignore[x] ".repeat(FOUR_MIB / 23 - 10) + "\n");
    write("open.conf", "spark.a=b\n" + lines("# sparklint: ignore[x\n"));
    write("unknown.conf", lines("# sparklint: ignore[memory-fr%d] why\n") + "spark.a=b\n");
    assertThat(check()).isEqualTo(1);
  }

  @Test
  void large_files_of_little_pieces() throws Exception {
    write("numbers.yaml", ANCHOR + "a: [" + "1,".repeat(FOUR_MIB / 2 - 20) + "1]\n");
    write("numbers.json", "{\"spark.a\": [" + "1,".repeat(FOUR_MIB / 2 - 20) + "1]}\n");
    write("keys.json", "{\"spark.a\": {" + lines("\"k%d\":1,").strip() + "\"z\": 1}}\n");
    write("maps.yaml", ANCHOR + "a: [" + "{},".repeat(FOUR_MIB / 3 - 20) + "]\n");
    write("documents.yaml", ANCHOR + "---\n".repeat(FOUR_MIB / 4 - 20));
    write("anchors.yaml", ANCHOR + "a: [" + lines("&a%d x,") + "]\n");
    write("quotes.yaml", ANCHOR + "a: [" + "'',".repeat(FOUR_MIB / 3 - 20) + "]\n");
    write("lines.yaml", ANCHOR + "a: |\n" + "  \n".repeat(FOUR_MIB / 3 - 20));
    write("escapes.yaml", ANCHOR + "a: \"" + "\\\n".repeat(FOUR_MIB / 2 - 20) + "\"\n");
    assertThat(check()).isZero();
  }

  @Test
  void large_files_that_nearly_speak_of_spark() throws Exception {
    write("line.yaml", "a: " + "spark ".repeat(FOUR_MIB / 6 - 10) + "\n");
    write("lines.yaml", "sparkle: sparkling\n".repeat(FOUR_MIB / 19));
    write("images.yaml", "image: a\nspark: b\n".repeat(FOUR_MIB / 18));
    write("braces.yaml", ANCHOR + "a: '" + "{ {".repeat(FOUR_MIB / 3 - 20) + "'\n");
    write("blanks.yaml", ANCHOR + "a:" + " ".repeat(FOUR_MIB - 40) + "b\n");
    write("continued.conf", "spark.a=" + "b\\\n".repeat(FOUR_MIB / 3 - 20) + "\n");
    write("backslashes.conf", "spark.a=" + "\\".repeat(FOUR_MIB - 20) + "\n");
    write("submit.yaml", pod("[spark-submit, " + "--conf, a=b, ".repeat(300_000) + "x]"));
    write("shell.yaml", pod("[sh, -c, 'spark-submit " + "--conf a=b ".repeat(300_000) + "x']"));
    assertThat(check()).isZero();
  }

  @Test
  void long_lines_with_findings() throws Exception {
    String long1 = "spark.driver.memory: 1.5g, ".repeat(1000);
    write("long.yaml", "sparkConf: {a: " + "x".repeat(FOUR_MIB - 200) + ", spark.a.memory: 1}\n");
    write(
        "flow.yaml",
        "kind: SparkApplication\napiVersion: sparkoperator.k8s.io/v1beta2\n"
            + "spec: {sparkConf: {"
            + long1
            + "z: 1}}\n");
    write("secret.conf", "spark.password=" + "x".repeat(FOUR_MIB - 20) + "\n");
    write("secrets.yaml", pod("[spark-submit, '" + "password=abcdefghij ".repeat(200_000) + "']"));
    assertThat(check()).isEqualTo(1);
  }

  private static String pod(String command) {
    return "kind: Pod\nspec: {containers: [{image: 'spark:3', command: " + command + "}]}\n";
  }

  /** As many lines as fit 4 MiB, with a number each. */
  private static String lines(String format) {
    StringBuilder text = new StringBuilder(FOUR_MIB);
    for (int i = 0; text.length() < FOUR_MIB - 200; i++) {
      text.append(format.contains("%d") ? format.replace("%d", Integer.toString(i)) : format);
    }
    return text.toString();
  }

  private void write(String name, String text) throws IOException {
    Files.writeString(folder.resolve(name), text);
  }

  /** Checks the tree as text, which asks for most: lines are read again for the code frames. */
  private int check() throws Exception {
    Path out = folder.resolve("out");
    Path err = folder.resolve("err");
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName(),
                "check")
            .directory(folder.toFile())
            .redirectOutput(out.toFile())
            .redirectError(err.toFile())
            .start();
    boolean ended = process.waitFor(SECONDS, TimeUnit.SECONDS);
    process.destroyForcibly();
    String said = Files.readString(err);
    assertThat(ended).as("ends within " + SECONDS + " s").isTrue();
    assertThat(said).doesNotContain("internal error").doesNotContain("OutOfMemory");
    assertThat(process.exitValue()).as(said).isLessThan(2);
    return process.exitValue();
  }
}
