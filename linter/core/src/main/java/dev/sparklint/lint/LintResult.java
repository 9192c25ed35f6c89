package dev.sparklint.lint;

import dev.sparklint.findings.Finding;
import dev.sparklint.findings.Note;
import dev.sparklint.findings.Report;
import dev.sparklint.findings.Summary;
import dev.sparklint.findings.SuppressedFinding;
import dev.sparklint.findings.WorkloadCounts;
import dev.sparklint.text.Place;
import java.util.List;

/**
 * What linting yields.
 *
 * @param findings in report order
 * @param sparkFiles how many files with Spark in them were read
 * @param ruleErrors expressions of rules that could not be worked out: bugs of those rules
 * @param secrets places whose text must never be shown
 */
public record LintResult(
    List<Finding> findings,
    List<SuppressedFinding> suppressed,
    int sparkFiles,
    WorkloadCounts workloads,
    List<Note> notes,
    List<String> ruleErrors,
    List<Place> secrets) {

  public LintResult {
    findings = List.copyOf(findings);
    suppressed = List.copyOf(suppressed);
    notes = List.copyOf(notes);
    ruleErrors = List.copyOf(ruleErrors);
    secrets = List.copyOf(secrets);
  }

  /**
   * What a reporter prints.
   *
   * @param exitCode of the command
   */
  public Report report(int exitCode) {
    Summary summary = Summary.of(sparkFiles, workloads, findings, suppressed, exitCode);
    return new Report(findings, suppressed, summary, notes);
  }
}
