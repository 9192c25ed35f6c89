package dev.sparklint.report;

import dev.sparklint.findings.Finding;
import dev.sparklint.findings.Report;
import dev.sparklint.findings.Severity;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** How often each rule speaks, most often first, instead of what they say. */
public final class StatisticsReporter implements Reporter {

  private record Row(String rule, Severity severity, int count, int fixable) {}

  @Override
  public void write(Report report, StringBuilder out) {
    Map<String, Row> rows = new TreeMap<>();
    for (Finding finding : report.findings()) {
      String key = finding.rule() + ' ' + finding.severity();
      Row row = rows.getOrDefault(key, new Row(finding.rule(), finding.severity(), 0, 0));
      int fixable = row.fixable() + (finding.fixable() ? 1 : 0);
      rows.put(key, new Row(row.rule(), row.severity(), row.count() + 1, fixable));
    }
    List<Row> sorted = new ArrayList<>(rows.values());
    sorted.sort(Comparator.comparing(Row::count).reversed());
    int width = sorted.isEmpty() ? 1 : String.valueOf(sorted.get(0).count()).length();
    for (Row row : sorted) {
      String count = String.valueOf(row.count());
      out.append(" ".repeat(width - count.length())).append(count).append("  ");
      String severity = row.severity().word();
      out.append(severity).append(" ".repeat(9 - severity.length()));
      ControlCharacters.append(row.rule(), out);
      out.append(row.fixable() == 0 ? "" : "  (" + row.fixable() + " with edits)").append('\n');
    }
    out.append(SummaryText.of(report.summary())).append('\n');
  }
}
