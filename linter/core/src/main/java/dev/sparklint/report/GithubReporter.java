package dev.sparklint.report;

import dev.sparklint.findings.Finding;
import dev.sparklint.findings.Report;
import dev.sparklint.findings.Severity;
import dev.sparklint.text.Place;
import dev.sparklint.text.Span;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;

/**
 * Workflow commands of GitHub Actions that annotate the lines of a pull request.
 *
 * <p>GitHub shows ten annotations of each kind for a step and drops the rest in the order they come
 * in; so what is on changed lines comes first, and the tenth says how many more there are.
 *
 * @see <a
 *     href="https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands">workflow
 *     commands</a>
 */
public final class GithubReporter implements Reporter {

  private static final int MOST = 10;

  private final Redactor redactor;
  private final Predicate<Place> changed;

  /**
   * @param changed whether the change that is looked at touches a place
   */
  public GithubReporter(Redactor redactor, Predicate<Place> changed) {
    this.redactor = redactor;
    this.changed = changed;
  }

  @Override
  public void write(Report report, StringBuilder out) {
    List<Finding> findings = redactor.redact(report).findings();
    for (Severity severity : Severity.values()) {
      List<Finding> own = new ArrayList<>();
      for (Finding finding : findings) {
        if (finding.severity() == severity) {
          own.add(finding);
        }
      }
      own.sort(Comparator.comparing(finding -> !changed.test(finding.place())));
      int shown = own.size() > MOST ? MOST - 1 : own.size();
      for (Finding finding : own.subList(0, shown)) {
        write(finding, out);
      }
      if (own.size() > shown) {
        out.append("::").append(command(severity)).append(" title=sparklint::");
        out.append("and ").append(own.size() - shown).append(" more of severity ");
        out.append(severity.word()).append("; the job summary has them all\n");
      }
    }
  }

  private static void write(Finding finding, StringBuilder out) {
    Span span = finding.place().span();
    out.append("::").append(command(finding.severity()));
    out.append(" file=");
    appendProperty(finding.place().path(), out);
    out.append(",line=").append(span.line());
    // Columns only mean something inside of one line.
    if (span.line() == span.endLine()) {
      out.append(",col=").append(span.column()).append(",endColumn=").append(span.endColumn());
    }
    out.append(",title=");
    appendProperty(finding.rule(), out);
    out.append("::");
    appendData(finding.message(), out);
    for (Paragraph paragraph : Paragraph.of(finding)) {
      out.append("%0A").append(paragraph.name()).append(": ");
      appendData(paragraph.text(), out);
    }
    out.append('\n');
  }

  private static String command(Severity severity) {
    return severity == Severity.INFO ? "notice" : severity.word();
  }

  private static void appendData(String text, StringBuilder out) {
    out.append(ControlCharacters.escape(text).replace("%", "%25"));
  }

  private static void appendProperty(String text, StringBuilder out) {
    String escaped = ControlCharacters.escape(text).replace("%", "%25");
    out.append(escaped.replace(":", "%3A").replace(",", "%2C"));
  }
}
