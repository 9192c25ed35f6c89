package dev.sparklint.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.sparklint.lint.LintOptions;
import dev.sparklint.lint.LintResult;
import dev.sparklint.lint.Linter;
import dev.sparklint.source.Source;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that are odd, broken, huge, or not there any more: a clear word, and the rest goes on. */
class BadInputTest {

  private static final String BAD = "spark.app.name=x\nspark.driver.memory=1.5g\n";
  private static final String FINDING =
      ":2:21: error: spark.driver.memory is 1.5g, but Spark takes whole numbers only"
          + " [memory-fraction]\n";
  private static final int MIB = 1 << 20;

  @TempDir Path folder;

  @Test
  void reads_any_line_ending_and_encoding() throws IOException {
    byte[] mark = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};
    write("bom.conf", mark, BAD, StandardCharsets.UTF_8);
    write("cr.conf", BAD.replace('\n', '\r'));
    write("crlf.conf", BAD.replace("\n", "\r\n"));
    write("no-end.conf", BAD.strip());
    write("utf16be.conf", new byte[0], BAD, StandardCharsets.UTF_16BE);
    write("utf16be-bom.conf", new byte[] {-2, -1}, BAD, StandardCharsets.UTF_16BE);
    write("utf16le.conf", new byte[0], BAD, StandardCharsets.UTF_16LE);
    write("utf16le-bom.conf", new byte[] {-1, -2}, BAD, StandardCharsets.UTF_16LE);
    String expected =
        "bom cr crlf no-end utf16be utf16be-bom utf16le utf16le-bom "
            .replace(" ", ".conf" + FINDING);
    assertThat(check().out()).isEqualTo(sorted(expected));
    assertThat(check().exitCode()).isEqualTo(1);
  }

  @Test
  void says_nothing_of_files_that_say_nothing() throws IOException {
    write("binary.conf", "\0\1\2\3\0\0");
    write("blank.yaml", "\n\n  \n");
    write("comments.conf", "# spark\n! more\n");
    write("comments.yaml", "# spark\n");
    write("empty.conf", "");
    write("empty.json", "");
    write("empty.yaml", "");
    write("tabs.conf", "\t\n\t\t\n");
    write("dashes.yaml", "---\n---\n...\n---\n");
    assertThat(check().exitCode()).isEqualTo(3);
    assertThat(check().out()).isEmpty();
    for (String name : new String[] {"blank.yaml", "empty.conf", "empty.yaml", "dashes.yaml"}) {
      assertThat(check(name).exitCode()).as(name).isEqualTo(3);
    }
  }

  @Test
  void says_why_a_file_of_spark_or_a_named_one_cannot_be_read() throws IOException {
    write("binary.conf", "spark.app.name=x\0\1\2\n");
    write("latin1.conf", new byte[0], "spark.app.name=caf\u00e9\n", StandardCharsets.ISO_8859_1);
    write("picture.png", "\u0089PNG\r\n\0\0\0");
    write("tab.yaml", "spark.app.name: x\nb:\n\tspark.driver.memory: 1g\n");
    assertThat(check().out())
        .isEqualTo(
            """
            binary.conf:1:17: error: not a text file: it has a NUL character [file-not-readable]
            latin1.conf:1:19: error: not UTF-8 text: byte 0xe9 fits nowhere [file-not-readable]
            tab.yaml:3:1: error: a tab may not indent YAML; use blanks [yaml-syntax]
            """);
    assertThat(check().exitCode()).isEqualTo(1);
    assertThat(check("picture.png").out()).contains("not a text file").contains("picture.png:2:1");
    assertThat(check("nowhere").out())
        .isEqualTo("nowhere:1:1: error: there is no such file or folder [file-not-readable]\n");
  }

  @Test
  void reports_what_is_broken_and_checks_the_rest() throws IOException {
    write("unrelated.yaml", "a: 'b\nc: [\n");
    assertThat(check().exitCode()).isEqualTo(3);
    assertThat(check("unrelated.yaml").out()).contains("[yaml-syntax]");

    write(
        "two.yaml",
        """
        apiVersion: sparkoperator.k8s.io/v1beta2
        kind: SparkApplication
        metadata: {name: first}
        spec: {driver: {memory: 4Gi}}
        ---
        broken: "quote
        ---
        apiVersion: sparkoperator.k8s.io/v1beta2
        kind: SparkApplication
        metadata: {name: third}
        spec: {driver: {memory: 4Gi}}
        ---
        broken: [
        """);
    write("good.conf", BAD);
    assertThat(check().out())
        .contains("good.conf" + FINDING)
        .contains("two.yaml:4:25: error")
        .contains("two.yaml:6:9: error: this quote is not closed before the next '---'")
        .contains("two.yaml:11:25: error")
        .contains("two.yaml:13:10: error: this '[' is never closed [yaml-syntax]");
  }

  @Test
  void does_not_read_huge_files() throws IOException {
    writeHuge("huge-spark.conf", BAD);
    writeHuge("huge-other.yaml", "a: b\n");
    long start = System.nanoTime();
    Run run = check();
    assertThat(run.out())
        .isEqualTo(
            "huge-spark.conf:1:1: error: the file is larger than 4Mi, which no configuration is"
                + " [file-too-large]\n");
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(check("huge-other.yaml").out())
        .contains("huge-other.yaml:1:1")
        .contains("larger than 4Mi");
    assertThat(Duration.ofNanos(System.nanoTime() - start))
        .as("a hang")
        .isLessThan(Duration.ofMinutes(4));
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void does_not_wait_for_pipes_and_devices() throws Exception {
    Path pipe = folder.resolve("pipe.conf");
    assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor()).isZero();
    Files.createSymbolicLink(folder.resolve("link.conf"), pipe);
    Files.createSymbolicLink(folder.resolve("zero.conf"), Path.of("/dev/zero"));
    write("good.conf", BAD);
    assertTimeoutPreemptively(
        Duration.ofSeconds(20),
        () -> {
          assertThat(check().out()).isEqualTo("good.conf" + FINDING);
          for (String name : new String[] {"pipe.conf", "link.conf", "zero.conf", "/dev/zero"}) {
            assertThat(check(name).out())
                .contains(": error: it is a pipe, a device or the like, and no file");
          }
          assertThat(check("check", "-").exitCode()).isEqualTo(2);
        });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "with blank.conf",
        "new\nline.conf",
        "cr\rreturn.conf",
        "escape\u001b[31m.conf",
        "bell\u0007.conf",
        "right\u202eleft.conf",
        "caf\u00e9.conf",
        "\u65e5\u672c.conf",
        "smile\ud83d\ude00.conf",
        "quote'\"`$(x).conf",
        "back\\slash.conf",
        "-dash.conf",
        "--output-format.conf",
        "glob*?[a].conf",
        "#hash: colon.conf",
        "%41.conf"
      })
  @DisabledOnOs(OS.WINDOWS)
  void escapes_odd_names_in_all_output(String name) throws IOException {
    write(name, BAD);
    write("folder " + name + "/" + name, BAD);
    write("t/" + name, "a: {{ .Values.spark }}\nspark.app.name: x\n");
    for (String format : new String[] {"text", "concise", "json"}) {
      Run all = run("check", "--output-format", format);
      Run named = run("check", "--output-format", format, "--", name);
      Run missing = run("check", "--output-format", format, "--", "no " + name);
      assertThat(all.exitCode()).isEqualTo(1);
      assertThat(named.exitCode()).isEqualTo(1);
      assertThat(missing.exitCode()).isEqualTo(1);
      assertPlain(all);
      assertPlain(named);
      assertPlain(missing);
      assertThat(all.err().lines()).hasSize(1);
    }
    for (String[] args :
        new String[][] {
          {name},
          {"check", "--config", name},
          {"check", "--select", name},
          {"check", "--" + name},
          {"check", "--output-format", name},
          {"check", "-", "--stdin-filename", name},
          {"explain", "--", name},
          {"test", "--", name},
          {"rules", "new", "--", name}
        }) {
      assertPlain(run(args));
    }
  }

  private static void assertPlain(Run run) {
    String text = run.all().replace("\n", "");
    assertThat(text).doesNotContainPattern("[\\p{Cntrl}\\u202e]");
    assertThat(text).doesNotContain("java.").doesNotContain("internal error");
    assertThat(run.all().lines()).noneMatch(line -> line.equals("line.conf"));
  }

  @Test
  void goes_on_without_files_that_vanish_or_may_not_be_read() {
    Source source =
        new Source() {
          @Override
          public Listing list() {
            List<Entry> files = new ArrayList<>();
            for (String name : List.of("app.conf", "broken.conf", "denied.conf", "gone.conf")) {
              files.add(new Entry(name, false));
              files.add(new Entry("named-" + name, true));
            }
            files.sort(null);
            return new Listing(files, List.of());
          }

          @Override
          public byte[] read(String path, int limit) throws IOException {
            return switch (path.replace("named-", "")) {
              case "gone.conf" -> throw new NoSuchFileException(path);
              case "denied.conf" -> throw new AccessDeniedException(path);
              case "broken.conf" -> throw new IOException("password=hunter2hunter2");
              default -> BAD.getBytes(StandardCharsets.UTF_8);
            };
          }
        };
    LintResult result = new Linter(RuleSets.bundled()).lint(source, LintOptions.DEFAULT);
    assertThat(result.findings())
        .extracting(finding -> finding.place() + " " + finding.message())
        .containsExactly(
            "app.conf:2:21 spark.driver.memory is 1.5g, but Spark takes whole numbers only",
            "named-app.conf:2:21 spark.driver.memory is 1.5g, but Spark takes whole numbers only",
            "named-broken.conf:1:1 it cannot be read",
            "named-denied.conf:1:1 no permission to read it",
            "named-gone.conf:1:1 there is no such file or folder");
    assertThat(result.notes())
        .extracting(note -> note.path() + " " + note.message())
        .containsExactly(
            "broken.conf it cannot be read",
            "denied.conf no permission to read it",
            "gone.conf vanished while it was read");
  }

  @Test
  void checks_a_folder_named_like_a_file() throws IOException {
    write("x.yaml/app.conf", BAD);
    assertThat(check().out()).isEqualTo("x.yaml/app.conf" + FINDING);
  }

  @Test
  void bounds_what_it_reads_from_standard_input() {
    String huge = "spark.app.name=x\n".repeat(6 * MIB / 17);
    Run run =
        new Run.World(folder, java.util.Map.of(), huge, false)
            .run("check", "-", "--stdin-filename", "app.conf", "--output-format", "concise");
    assertThat(run.out()).contains("app.conf:1:1").contains("[file-too-large]");
  }

  private Run check(String... paths) {
    String[] args = new String[paths.length + 3];
    args[0] = "check";
    args[1] = "--output-format=concise";
    args[2] = "--";
    System.arraycopy(paths, 0, args, 3, paths.length);
    return run(args);
  }

  private Run run(String... args) {
    return Run.in(folder, args);
  }

  private void write(String name, String text) throws IOException {
    write(name, new byte[0], text, StandardCharsets.UTF_8);
  }

  private void write(String name, byte[] mark, String text, Charset charset) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    byte[] bytes = text.getBytes(charset);
    byte[] all = java.util.Arrays.copyOf(mark, mark.length + bytes.length);
    System.arraycopy(bytes, 0, all, mark.length, bytes.length);
    Files.write(file, all);
  }

  private void writeHuge(String name, String start) throws IOException {
    byte[] block =
        "# nothing but comments, line after line\n"
            .repeat(MIB / 40)
            .getBytes(StandardCharsets.US_ASCII);
    try (var out = Files.newOutputStream(folder.resolve(name))) {
      out.write(start.getBytes(StandardCharsets.UTF_8));
      for (int i = 0; i < 100; i++) {
        out.write(block);
      }
    }
  }

  private static String sorted(String lines) {
    return String.join("\n", lines.lines().sorted().toList()) + "\n";
  }
}
