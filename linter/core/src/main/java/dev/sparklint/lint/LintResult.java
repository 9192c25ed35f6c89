package dev.sparklint.lint;

import dev.sparklint.findings.Finding;
import dev.sparklint.findings.Note;
import dev.sparklint.findings.Report;
import dev.sparklint.findings.Summary;
import dev.sparklint.findings.SuppressedFinding;
import dev.sparklint.findings.WorkloadCounts;
import dev.sparklint.report.InspectedWorkload;
import dev.sparklint.text.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * What linting yields.
 *
 * @param findings in report order
 * @param sparkFiles how many files with Spark in them were read
 * @param ruleErrors expressions of rules that could not be worked out: bugs of those rules
 * @param secrets places whose text must never be shown
 * @param inspected what would run, and settings that no application of the tree uses
 */
public record LintResult(
    List<Finding> findings,
    List<SuppressedFinding> suppressed,
    int sparkFiles,
    WorkloadCounts workloads,
    List<Note> notes,
    List<String> ruleErrors,
    List<Place> secrets,
    List<InspectedWorkload> inspected) {

  public LintResult {
    findings = List.copyOf(findings);
    suppressed = List.copyOf(suppressed);
    notes = List.copyOf(notes);
    ruleErrors = List.copyOf(ruleErrors);
    secrets = List.copyOf(secrets);
    inspected = List.copyOf(inspected);
  }

  /** What would run. */
  public List<InspectedWorkload> applications() {
    return Inspector.applications(inspected);
  }

  /**
   * The same without the findings that were there before; what kept them out is kept with them.
   *
   * @param now the fingerprint of each finding
   * @param known fingerprints of those that were there
   * @param whence where they are known from, for people
   */
  public LintResult withKnown(
      List<String> now, Set<String> known, SuppressedFinding.By by, String whence) {
    List<Finding> unknown = new ArrayList<>();
    List<SuppressedFinding> keptOut = new ArrayList<>(suppressed);
    for (int i = 0; i < findings.size(); i++) {
      if (known.contains(now.get(i))) {
        keptOut.add(new SuppressedFinding(findings.get(i), by, whence));
      } else {
        unknown.add(findings.get(i));
      }
    }
    return new LintResult(
        unknown, keptOut, sparkFiles, workloads, notes, ruleErrors, secrets, inspected);
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
