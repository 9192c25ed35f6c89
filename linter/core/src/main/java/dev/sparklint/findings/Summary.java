package dev.sparklint.findings;

import java.util.List;

/**
 * A run in numbers.
 *
 * @param files files that were looked into
 * @param exitCode what the command will exit with
 */
public record Summary(
    int files,
    WorkloadCounts workloads,
    int errors,
    int warnings,
    int infos,
    int suppressed,
    int exitCode) {

  public static Summary of(
      int files,
      WorkloadCounts workloads,
      List<Finding> findings,
      List<SuppressedFinding> suppressed,
      int exitCode) {
    int errors = count(findings, Severity.ERROR);
    int warnings = count(findings, Severity.WARNING);
    int infos = count(findings, Severity.INFO);
    return new Summary(files, workloads, errors, warnings, infos, suppressed.size(), exitCode);
  }

  public int findings() {
    return errors + warnings + infos;
  }

  private static int count(List<Finding> findings, Severity severity) {
    int count = 0;
    for (Finding finding : findings) {
      if (finding.severity() == severity) {
        count++;
      }
    }
    return count;
  }
}
