package dev.sparklint.report;

import dev.sparklint.findings.Finding;
import dev.sparklint.findings.Report;

/**
 * One line per finding, for editors and for {@code grep}: no summary, nothing when nothing is
 * found.
 */
public final class ConciseReporter implements Reporter {

  private final Redactor redactor;

  public ConciseReporter(Redactor redactor) {
    this.redactor = redactor;
  }

  @Override
  public void write(Report report, StringBuilder out) {
    for (Finding finding : redactor.redact(report).findings()) {
      ControlCharacters.append(finding.place().path(), out);
      out.append(':').append(finding.place().span().line());
      out.append(':').append(finding.place().span().column());
      out.append(": ").append(finding.severity().word()).append(": ");
      ControlCharacters.append(finding.message(), out);
      out.append(" [");
      ControlCharacters.append(finding.rule(), out);
      out.append("]\n");
    }
  }
}
