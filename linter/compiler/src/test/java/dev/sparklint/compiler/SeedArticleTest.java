package dev.sparklint.compiler;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sparklint.discover.InputKind;
import dev.sparklint.findings.Report;
import dev.sparklint.findings.Summary;
import dev.sparklint.lint.LintOptions;
import dev.sparklint.lint.LintResult;
import dev.sparklint.lint.Linter;
import dev.sparklint.report.ConciseReporter;
import dev.sparklint.report.Redactor;
import dev.sparklint.source.DirectorySource;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The files that the project started from, as plain manifests, give exactly the findings that an
 * expert has for them. The approved list grows with the rules.
 */
class SeedArticleTest {

  private static final Path SEED = Path.of("src/test/resources/seed");

  @ParameterizedTest
  @ValueSource(strings = {"local", "client", "client-with-port"})
  void gives_exactly_the_findings_of_its_critique(String mode) throws Exception {
    LintResult result =
        new Linter(Repository.rules())
            .lint(
                new DirectorySource(
                    SEED, List.of(SEED.resolve(mode).toAbsolutePath()), InputKind::isCandidate),
                LintOptions.DEFAULT);
    Summary summary = Summary.of(0, result.workloads(), result.findings(), List.of(), 0);
    Report report = new Report(result.findings(), List.of(), summary, List.of());
    StringBuilder text = new StringBuilder();
    new ConciseReporter(Redactor.of(report, List.of(), (path, line) -> null)).write(report, text);
    Path approved = SEED.resolve(mode + ".approved.txt");
    if (System.getProperty("approve") != null) {
      Files.writeString(approved, text);
    }
    assertThat(text.toString()).isEqualTo(Files.readString(approved));
  }
}
