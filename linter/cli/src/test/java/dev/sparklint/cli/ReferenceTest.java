package dev.sparklint.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/** What this repository calls right has no findings, and whoever breaks it is told. */
class ReferenceTest {

  private static final Path ROOT = Path.of("../..").toAbsolutePath().normalize();

  @Test
  void finds_nothing_in_the_reference_job_and_its_charts() {
    Run run = Run.in(ROOT, "check", "--fail-on", "info", "reference-job", "reference-charts");
    assertThat(run.all())
        .startsWith("no findings in ")
        .contains("2 client, 2 cluster, 2 local, 3 operator")
        .contains(" 0 suppressed");
    assertThat(run.exitCode()).isZero();
  }

  @Test
  void finds_nothing_in_a_chart_by_itself() {
    for (String chart : List.of("local", "client", "cluster", "operator")) {
      Run run = Run.in(ROOT, "check", "--fail-on", "info", "reference-charts/" + chart);
      assertThat(run.all()).startsWith("no findings in ");
    }
  }

  @Test
  void shows_the_sums_that_the_charts_show() {
    Run run = Run.in(ROOT, "inspect", "reference-charts/client");
    assertThat(run.out())
        .contains("executor pod  heap 2048Mi + overhead 768Mi = 2816Mi")
        .contains("memory limit 1536Mi");
  }

  @Test
  void knows_the_image_by_the_application_that_its_dockerfile_copies() {
    Run run = Run.in(ROOT, "inspect", "reference-job/Dockerfile", "reference-charts/client");
    assertThat(run.out()).contains("spark         3.5.3 at reference-job/Dockerfile:2:6");
  }

  @ParameterizedTest
  @CsvFileSource(
      resources = "breakings.csv",
      delimiter = '¦',
      quoteCharacter = '`',
      numLinesToSkip = 1)
  void names_what_is_broken(String file, String from, String to, String rule, @TempDir Path folder)
      throws IOException {
    String chart = file.substring(0, file.indexOf('/'));
    for (String needed : List.of("common", chart.equals("common") ? "client" : chart)) {
      copy(
          ROOT.resolve("reference-charts/" + needed), folder.resolve("reference-charts/" + needed));
    }
    Files.createDirectories(folder.resolve("reference-job"));
    Files.copy(
        ROOT.resolve("reference-job/Dockerfile"), folder.resolve("reference-job/Dockerfile"));
    Path broken = folder.resolve("reference-charts").resolve(file);
    String text = Files.readString(broken);
    String there = from.replace("\\n", "\n");
    String instead = to == null ? "" : to.replace("\\n", "\n");
    assertThat(text).as("what is to be broken is there").contains(there);
    Files.writeString(broken, text.replace(there, instead));

    Run run = Run.in(folder, "check", "--fail-on", "info", "--output-format", "concise");

    assertThat(run.all()).contains("[" + rule + "]");
    assertThat(run.exitCode()).isEqualTo(1);
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path target = to.resolve(from.relativize(file).toString());
        Files.createDirectories(target.getParent());
        Files.copy(file, target);
      }
    }
  }
}
