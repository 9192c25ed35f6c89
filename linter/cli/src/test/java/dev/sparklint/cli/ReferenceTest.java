package dev.sparklint.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** What this repository calls right has no findings, and none that is suppressed. */
class ReferenceTest {

  private static final Path ROOT = Path.of("../..").toAbsolutePath().normalize();

  @Test
  void finds_nothing_in_the_modes_of_the_reference_job() {
    Run run = Run.in(ROOT, "check", "--fail-on", "info", "reference-job");
    assertThat(run.all())
        .startsWith("no findings in ")
        .contains("5 workloads")
        .contains(" 0 suppressed");
    assertThat(run.exitCode()).isZero();
  }
}
