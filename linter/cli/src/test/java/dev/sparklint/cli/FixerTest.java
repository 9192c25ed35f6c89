package dev.sparklint.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Bytes that a fix must not touch. */
final class FixerTest {

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "spark.driver.memory=%s\n",
        "\uFEFFspark.driver.memory=%s\n# sized",
        "# sized\r\nspark.driver.memory=%s\r\n\r\nspark.app.name=x\r\n",
        "# sized\rspark.driver.memory=%s\rspark.app.name=x",
        "# \ud83d\ude80 sized\nspark.app.name=\ud83d\ude80\nspark.driver.memory=%s",
      })
  void keeps_all_but_the_value(String text) throws IOException {
    Path file = folder.resolve("spark.properties");
    Files.writeString(file, text.formatted("4Gi"));
    Run run = Run.in(folder, "check", "--fix");
    assertThat(run.exitCode()).as(run.all()).isEqualTo(ExitCode.CLEAN);
    assertThat(Files.readString(file)).isEqualTo(text.formatted("4g"));
  }

  @Test
  void leaves_other_encodings_alone() throws IOException {
    Path file = folder.resolve("spark.properties");
    byte[] bytes = "spark.driver.memory=4Gi\n".getBytes(StandardCharsets.UTF_16);
    Files.write(file, bytes);
    Run run = Run.in(folder, "check", "--fix");
    assertThat(run.exitCode()).as(run.all()).isEqualTo(ExitCode.FINDINGS);
    assertThat(Files.readAllBytes(file)).isEqualTo(bytes);
  }

  @Test
  void mends_files_outside_of_the_working_directory() throws IOException {
    Path here = Files.createDirectories(folder.resolve("here"));
    Path file = Files.createDirectories(folder.resolve("there")).resolve("spark.properties");
    Files.writeString(file, "spark.driver.memory=4Gi\n");
    Run run = Run.in(here, "check", "--fix", file.toString());
    assertThat(run.exitCode()).as(run.all()).isEqualTo(ExitCode.CLEAN);
    assertThat(file).hasContent("spark.driver.memory=4g\n");
  }
}
