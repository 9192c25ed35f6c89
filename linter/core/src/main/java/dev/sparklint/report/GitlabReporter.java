package dev.sparklint.report;

import dev.sparklint.findings.Finding;
import dev.sparklint.findings.Fingerprint;
import dev.sparklint.findings.Report;
import dev.sparklint.findings.Severity;
import java.util.List;

/**
 * A report of GitLab's Code Quality, which merge requests show.
 *
 * @see <a href="https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format">the
 *     format</a>
 */
public final class GitlabReporter implements Reporter {

  private final Redactor redactor;

  public GitlabReporter(Redactor redactor) {
    this.redactor = redactor;
  }

  @Override
  public void write(Report report, StringBuilder out) {
    List<Finding> findings = redactor.redact(report).findings();
    List<String> fingerprints = Fingerprint.of(findings);
    JsonWriter json = new JsonWriter(out).beginArray();
    for (int i = 0; i < findings.size(); i++) {
      Finding finding = findings.get(i);
      json.beginObject();
      // GitLab does not show the name of the check.
      json.key("description").value(finding.rule() + ": " + finding.message());
      json.key("check_name").value(finding.rule());
      json.key("fingerprint").value(fingerprints.get(i));
      json.key("severity").value(severity(finding.severity()));
      json.key("location").beginObject();
      json.key("path").value(finding.place().path());
      json.key("lines").beginObject();
      json.key("begin").value(finding.place().span().line()).endObject();
      json.endObject().endObject();
    }
    json.endArray();
    out.append('\n');
  }

  private static String severity(Severity severity) {
    return switch (severity) {
      case ERROR -> "major";
      case WARNING -> "minor";
      case INFO -> "info";
    };
  }
}
