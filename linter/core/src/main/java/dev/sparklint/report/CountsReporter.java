package dev.sparklint.report;

import dev.sparklint.findings.Report;
import dev.sparklint.findings.Summary;

/** The run in numbers, a {@code name=value} a line, for shells and for outputs of CI steps. */
public final class CountsReporter implements Reporter {

  @Override
  public void write(Report report, StringBuilder out) {
    Summary summary = report.summary();
    out.append("findings=").append(summary.findings()).append('\n');
    out.append("errors=").append(summary.errors()).append('\n');
    out.append("warnings=").append(summary.warnings()).append('\n');
    out.append("infos=").append(summary.infos()).append('\n');
    out.append("suppressed=").append(summary.suppressed()).append('\n');
    out.append("known=").append(summary.known()).append('\n');
    out.append("files=").append(summary.files()).append('\n');
    out.append("workloads=").append(summary.workloads().total()).append('\n');
    out.append("exit-code=").append(summary.exitCode()).append('\n');
  }
}
