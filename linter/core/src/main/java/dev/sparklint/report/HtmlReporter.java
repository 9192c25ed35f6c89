package dev.sparklint.report;

import dev.sparklint.facts.Workload;
import dev.sparklint.findings.Finding;
import dev.sparklint.findings.Related;
import dev.sparklint.findings.Report;
import dev.sparklint.findings.Severity;
import dev.sparklint.quantity.MemorySize;
import dev.sparklint.text.Place;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;

/**
 * One page for people without a terminal: the workloads with their sums drawn against their limits,
 * and the findings, to be filtered. It needs nothing but itself.
 */
public final class HtmlReporter implements Reporter {

  private static final String PAGE = "page.html";

  /** More sound workloads than these are shown when somebody asks for them. */
  private static final int MOST_SOUND = 6;

  private final String toolVersion;
  private final List<InspectedWorkload> workloads;
  private final Redactor redactor;

  /**
   * @param workloads what would run
   */
  public HtmlReporter(String toolVersion, List<InspectedWorkload> workloads, Redactor redactor) {
    this.toolVersion = toolVersion;
    this.workloads = List.copyOf(workloads);
    this.redactor = redactor;
  }

  @Override
  public void write(Report report, StringBuilder out) {
    Report safe = redactor.redact(report);
    String page = page();
    int at = 0;
    for (int start = page.indexOf("{{"); start >= 0; start = page.indexOf("{{", at)) {
      int end = page.indexOf("}}", start);
      out.append(page, at, start);
      fill(page.substring(start + 2, end), safe, out);
      at = end + 2;
    }
    out.append(page, at, page.length());
  }

  private static String page() {
    try (InputStream in = HtmlReporter.class.getResourceAsStream(PAGE)) {
      if (in == null) {
        throw new IllegalStateException(PAGE + " is not on the class path");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException unreadable) {
      throw new IllegalStateException(unreadable);
    }
  }

  private void fill(String slot, Report report, StringBuilder out) {
    switch (slot) {
      case "title" -> append(SummaryText.findings(report.summary()), out);
      case "scope" -> append("in " + SummaryText.scope(report.summary()), out);
      case "version" -> append(toolVersion, out);
      case "rules" -> writeRules(report, out);
      case "workloads" -> writeWorkloads(report, out);
      case "findings" -> writeFindings(report, out);
      default -> throw new IllegalStateException(slot);
    }
  }

  private static void writeRules(Report report, StringBuilder out) {
    TreeSet<String> rules = new TreeSet<>();
    for (Finding finding : report.findings()) {
      rules.add(finding.rule());
    }
    for (String rule : rules) {
      out.append("<option>");
      append(rule, out);
      out.append("</option>");
    }
  }

  private void writeWorkloads(Report report, StringBuilder out) {
    if (workloads.isEmpty()) {
      return;
    }
    out.append("<h2>Workloads</h2>\n<p class=\"dim small key\">memory:");
    for (String part : List.of("heap", "overhead", "off-heap", "Python")) {
      out.append("<i class=\"").append(part).append("\"></i>").append(part);
    }
    out.append(" · dashed: limit</p>\n");
    List<InspectedWorkload> sound = new ArrayList<>();
    out.append("<div class=\"cards\">\n");
    for (InspectedWorkload inspected : workloads) {
      List<Finding> own = findingsOf(inspected, report.findings());
      if (own.isEmpty()) {
        sound.add(inspected);
      } else {
        writeWorkload(inspected, own, out);
      }
    }
    out.append("</div>\n");
    if (!sound.isEmpty()) {
      out.append("<details").append(sound.size() > MOST_SOUND ? "" : " open");
      out.append("><summary class=\"word good\">").append(sound.size());
      out.append(" without findings</summary>\n<div class=\"cards\">\n");
      for (InspectedWorkload inspected : sound) {
        writeWorkload(inspected, List.of(), out);
      }
      out.append("</div></details>\n");
    }
  }

  /**
   * Findings know a workload by its name; where several have one name, those in its file are its.
   */
  private List<Finding> findingsOf(InspectedWorkload inspected, List<Finding> findings) {
    String id = inspected.workload().id();
    int namesakes = 0;
    for (InspectedWorkload other : workloads) {
      namesakes += other.workload().id().equals(id) ? 1 : 0;
    }
    String path = inspected.origin().apply(inspected.workload().place()).path();
    List<Finding> own = new ArrayList<>();
    for (Finding finding : findings) {
      if (id.equals(finding.workload()) && (namesakes == 1 || touches(finding, path))) {
        own.add(finding);
      }
    }
    return own;
  }

  private static boolean touches(Finding finding, String path) {
    boolean touches = finding.place().path().equals(path);
    for (Related related : finding.related()) {
      touches |= related.place().path().equals(path);
    }
    return touches;
  }

  private void writeWorkload(InspectedWorkload inspected, List<Finding> own, StringBuilder out) {
    Workload workload = inspected.workload();
    out.append("<section class=\"card\"><h3>");
    append(redactor.redact(workload.id()), out);
    out.append("</h3>\n<p>");
    String version = workload.sparkVersion().orNull();
    append(workload.mode() + " mode" + (version == null ? "" : ", Spark " + version), out);
    if (!inspected.rendering().isEmpty()) {
      append(", with " + inspected.rendering(), out);
    }
    out.append(" · ");
    writeCounts(own, out);
    out.append("</p>\n<p class=\"dim small\">");
    append(inspected.origin().apply(workload.place()).toString(), out);
    out.append("</p>\n");
    for (PodMemory pod : PodMemory.of(workload)) {
      writeBar(pod, out);
    }
    out.append("</section>\n");
  }

  private static void writeCounts(List<Finding> own, StringBuilder out) {
    boolean any = false;
    for (Severity severity : Severity.values()) {
      int count = 0;
      for (Finding finding : own) {
        count += finding.severity() == severity ? 1 : 0;
      }
      if (count > 0) {
        out.append(any ? ", " : "").append("<span class=\"word ").append(severity.word());
        out.append("\">").append(count).append(' ').append(severity.word());
        out.append(count == 1 ? "" : "s").append("</span>");
        any = true;
      }
    }
    out.append(any ? "" : "<span class=\"word good\">no findings</span>");
  }

  private void writeBar(PodMemory pod, StringBuilder out) {
    MemorySize total = pod.total();
    MemorySize limit = pod.limit();
    boolean over = limit != null && limit.compareTo(total) < 0;
    double scale = Math.max(total.bytes(), limit == null ? 0 : limit.bytes()) * 1.02;
    out.append("<p class=\"small\">").append(pod.pod()).append(": ");
    append(redactor.redact(pod.sum().isEmpty() ? total.toString() : pod.sum()), out);
    if (limit != null) {
      append("; limit " + limit, out);
    }
    out.append("</p>\n<div class=\"bar").append(over ? " over" : "").append("\">");
    for (PodMemory.Part part : pod.parts()) {
      out.append("<i class=\"").append(part.name()).append("\" style=\"width:");
      appendPercent(part.size().bytes() / scale, out);
      out.append("\" title=\"")
          .append(part.name())
          .append(' ')
          .append(part.size())
          .append("\"></i>");
    }
    if (limit != null) {
      out.append("<b style=\"left:");
      appendPercent(limit.bytes() / scale, out);
      out.append("\"></b>");
    }
    out.append("</div>\n");
  }

  private static void appendPercent(double share, StringBuilder out) {
    out.append(String.format(Locale.ROOT, "%.1f%%", share * 100));
  }

  private void writeFindings(Report report, StringBuilder out) {
    if (report.findings().isEmpty()) {
      out.append("<p class=\"word good\">Nothing is found.</p>\n");
    }
    for (Finding finding : report.findings()) {
      String severity = finding.severity().word();
      out.append("<article class=\"finding ").append(severity);
      out.append("\" data-severity=\"").append(severity).append("\" data-rule=\"");
      append(finding.rule(), out);
      out.append("\">\n<h3><span class=\"word\">").append(severity).append("</span> ");
      append(finding.message(), out);
      out.append("</h3>\n<p class=\"small\"><code>");
      append(finding.rule(), out);
      out.append("</code>");
      if (finding.workload() != null) {
        out.append(" <span class=\"dim\">in ");
        append(finding.workload(), out);
        out.append("</span>");
      }
      out.append("</p>\n<pre>");
      writePlace(finding.place(), finding.label(), out);
      for (Related related : finding.related()) {
        out.append('\n');
        writePlace(related.place(), related.message(), out);
      }
      out.append("</pre>\n<dl>");
      for (Paragraph paragraph : Paragraph.of(finding)) {
        out.append("<dt>").append(paragraph.name()).append("</dt><dd>");
        append(paragraph.text(), out);
        out.append("</dd>");
      }
      out.append("</dl>\n</article>\n");
    }
  }

  private void writePlace(Place place, String label, StringBuilder out) {
    out.append("<span class=\"at\">");
    append(place.toString(), out);
    out.append("</span>");
    RedactedLine line = redactor.line(place.path(), place.span().line());
    if (line == null) {
      append(label.isEmpty() ? "" : ": " + label, out);
      return;
    }
    CodeFrame frame = CodeFrame.of(line, place.span());
    out.append('\n');
    append(frame.code(), out);
    out.append("\n").append(" ".repeat(frame.caretStart())).append("<span class=\"mark\">");
    out.append("^".repeat(frame.carets())).append(label.isEmpty() ? "" : " ");
    append(label, out);
    out.append("</span>");
  }

  private static void append(String text, StringBuilder out) {
    String visible = ControlCharacters.escape(text);
    for (int i = 0; i < visible.length(); i++) {
      char c = visible.charAt(i);
      switch (c) {
        case '<' -> out.append("&lt;");
        case '>' -> out.append("&gt;");
        case '&' -> out.append("&amp;");
        case '"' -> out.append("&quot;");
        default -> out.append(c);
      }
    }
  }
}
