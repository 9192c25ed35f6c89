package dev.sparklint.findings;

import java.util.List;

/**
 * A run in numbers.
 *
 * @param files files that were looked into
 * @param suppressed findings that comments silence
 * @param known findings that were there before: in the baseline, or at the revision compared with
 * @param exitCode what the command will exit with
 */
public record Summary(
    int files,
    WorkloadCounts workloads,
    int errors,
    int warnings,
    int infos,
    int suppressed,
    int known,
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
    int known = 0;
    for (SuppressedFinding finding : suppressed) {
      known += finding.known() ? 1 : 0;
    }
    int silenced = suppressed.size() - known;
    return new Summary(files, workloads, errors, warnings, infos, silenced, known, exitCode);
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
