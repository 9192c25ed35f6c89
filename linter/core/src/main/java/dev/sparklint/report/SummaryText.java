package dev.sparklint.report;

import dev.sparklint.findings.Summary;
import dev.sparklint.findings.WorkloadCounts;

/** A run in one line, as every report for people says it. */
final class SummaryText {

  private SummaryText() {}

  /** The whole line: {@code 1 error in 2 files · 1 workload: 1 local · 0 suppressed}. */
  static String of(Summary summary) {
    return findings(summary) + " in " + scope(summary);
  }

  /** {@code 2 errors, 1 warning}, or {@code no findings}. */
  static String findings(Summary summary) {
    if (summary.findings() == 0) {
      return "no findings";
    }
    StringBuilder out = new StringBuilder();
    appendCount(summary.errors(), "error", out);
    appendCount(summary.warnings(), "warning", out);
    appendCount(summary.infos(), "info", out);
    return out.toString();
  }

  /** Where they were looked for, and what is kept out. */
  static String scope(Summary summary) {
    StringBuilder out = new StringBuilder();
    appendCount(summary.files(), "file", out);
    out.append(summary.files() == 0 ? "0 files" : "");
    appendWorkloads(summary.workloads(), out);
    out.append(" · ").append(summary.suppressed()).append(" suppressed");
    if (summary.known() > 0) {
      out.append(" · ").append(summary.known()).append(" known before");
    }
    return out.toString();
  }

  private static void appendCount(int count, String noun, StringBuilder out) {
    if (count > 0) {
      out.append(out.length() == 0 ? "" : ", ").append(count).append(' ').append(noun);
      out.append(count == 1 ? "" : "s");
    }
  }

  private static void appendWorkloads(WorkloadCounts counts, StringBuilder out) {
    int total = counts.total();
    out.append(" · ").append(total).append(total == 1 ? " workload" : " workloads");
    String separator = ": ";
    separator = appendMode(counts.client(), "client", separator, out);
    separator = appendMode(counts.cluster(), "cluster", separator, out);
    separator = appendMode(counts.local(), "local", separator, out);
    separator = appendMode(counts.operator(), "operator", separator, out);
    separator = appendMode(counts.standalone(), "standalone", separator, out);
    appendMode(counts.unknown(), "of unknown mode", separator, out);
  }

  private static String appendMode(int count, String mode, String separator, StringBuilder out) {
    if (count == 0) {
      return separator;
    }
    out.append(separator).append(count).append(' ').append(mode);
    return ", ";
  }
}
