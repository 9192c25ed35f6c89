package dev.sparklint.report;

import dev.sparklint.facts.Workload;
import dev.sparklint.findings.Finding;
import dev.sparklint.findings.Report;
import dev.sparklint.text.Place;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * A page for the summary of a CI job or a comment: a table for each workload with findings, one for
 * those of no workload, and the workloads that have none. In the Markdown that GitHub and GitLab
 * read.
 */
public final class MarkdownReporter implements Reporter {

  /** GitHub takes a summary of 1 MiB and shows none that is larger; UTF-16 units, so with room. */
  private static final int LONGEST = 400_000;

  /** A chart may make one workload in many ways, and a tree may hold many of one name. */
  private static final int MOST_ALIKE = 3;

  private final Redactor redactor;
  private final List<InspectedWorkload> workloads;
  private final Function<Place, String> link;

  /**
   * @param workloads what would run
   * @param link the URL of a place, empty for none
   */
  public MarkdownReporter(
      List<InspectedWorkload> workloads, Function<Place, String> link, Redactor redactor) {
    this.redactor = redactor;
    this.workloads = List.copyOf(workloads);
    this.link = link;
  }

  @Override
  public void write(Report report, StringBuilder out) {
    Report safe = redactor.redact(report);
    out.append("## sparklint: ").append(SummaryText.findings(safe.summary())).append("\n\n");
    out.append("In ").append(SummaryText.scope(safe.summary())).append(".\n");
    Map<String, List<Finding>> byWorkload = byWorkload(safe.findings());
    List<Finding> ofNone = byWorkload.getOrDefault("", List.of());
    int left = safe.findings().size();
    for (Map.Entry<String, List<Finding>> group : byWorkload.entrySet()) {
      if (!group.getKey().isEmpty()) {
        out.append("\n### ").append(code(group.getKey())).append('\n');
        writeWorkload(group.getKey(), out);
        left -= writeTable(group.getValue(), out);
      }
    }
    if (!ofNone.isEmpty()) {
      out.append(byWorkload.size() == 1 ? "" : "\n### Not of one workload\n");
      left -= writeTable(ofNone, out);
    }
    if (left > 0) {
      out.append("\nand ").append(left).append(" more, for which there is no room here.\n");
    }
    writeSound(byWorkload.keySet(), out);
  }

  private static Map<String, List<Finding>> byWorkload(List<Finding> findings) {
    Map<String, List<Finding>> groups = new LinkedHashMap<>();
    for (Finding finding : findings) {
      String workload = finding.workload() == null ? "" : finding.workload();
      groups.computeIfAbsent(workload, name -> new ArrayList<>()).add(finding);
    }
    return groups;
  }

  /** What is known of it; a chart may make it in several ways. */
  private void writeWorkload(String id, StringBuilder out) {
    Set<String> said = new HashSet<>();
    for (InspectedWorkload inspected : workloads) {
      Workload workload = inspected.workload();
      if (workload.id().equals(id)) {
        StringBuilder text = new StringBuilder();
        String version = workload.sparkVersion().orNull();
        text.append("\n").append(workload.mode()).append(" mode");
        text.append(version == null ? "" : ", Spark " + escaped(version));
        if (!inspected.rendering().isEmpty()) {
          text.append(", with ").append(escaped(inspected.rendering()));
        }
        text.append("\n");
        for (PodMemory pod : PodMemory.of(workload)) {
          String limit = pod.limit() == null ? "" : "; limit " + pod.limit();
          text.append("- ").append(pod.pod()).append(": ");
          text.append(escaped(pod.sum().isEmpty() ? pod.total().toString() : pod.sum()));
          text.append(limit).append('\n');
        }
        if (said.size() < MOST_ALIKE && said.add(text.toString()) && out.length() < LONGEST) {
          out.append(text);
        }
      }
    }
  }

  /** Returns how many rows there was room for. */
  private int writeTable(List<Finding> findings, StringBuilder out) {
    out.append("\n| | finding | where |\n|---|---|---|\n");
    int rows = 0;
    for (Finding finding : findings) {
      if (out.length() > LONGEST) {
        return rows;
      }
      out.append("| ").append(finding.severity().word()).append(" | ");
      out.append("**").append(escaped(finding.message())).append("**");
      for (Paragraph paragraph : Paragraph.of(finding)) {
        out.append("<br>*").append(paragraph.name()).append(":* ");
        out.append(escaped(paragraph.text()));
      }
      out.append("<br>").append(code(finding.rule())).append(" | ");
      out.append(place(finding.place())).append(" |\n");
      rows++;
    }
    return rows;
  }

  private String place(Place place) {
    String text = code(place.path() + ":" + place.span().line());
    String url = link.apply(place);
    return url.isEmpty() ? text : "[" + text + "](" + url.replace("\n", "%0A") + ")";
  }

  private void writeSound(Set<String> withFindings, StringBuilder out) {
    Set<String> sound = new HashSet<>();
    List<String> names = new ArrayList<>();
    for (InspectedWorkload inspected : workloads) {
      String id = inspected.workload().id();
      if (!withFindings.contains(id) && sound.add(id)) {
        names.add(code(id) + " (" + inspected.workload().mode() + ")");
      }
    }
    if (!names.isEmpty() && out.length() < LONGEST) {
      out.append("\nNothing is found in ").append(String.join(", ", names)).append(".\n");
    }
  }

  /** A code span; inside a table, a bar would end the cell. */
  static String code(String text) {
    String fence = text.contains("`") ? "``" : "`";
    String blank = text.contains("`") ? " " : "";
    String shown = ControlCharacters.escape(text).replace("|", "\\|");
    return fence + blank + shown + blank + fence;
  }

  /** Text in which nothing is markup. */
  static String escaped(String text) {
    StringBuilder out = new StringBuilder(text.length() + 8);
    for (String line : text.strip().split("\\R", -1)) {
      out.append(out.length() == 0 ? "" : " ");
      for (char c : ControlCharacters.escape(line).toCharArray()) {
        switch (c) {
          case '<' -> out.append("&lt;");
          case '>' -> out.append("&gt;");
          case '&' -> out.append("&amp;");
          case '|', '*', '_', '`', '[', ']', '\\', '~', '#' -> out.append('\\').append(c);
          case '@' -> out.append("@<!-- -->");
          default -> out.append(c);
        }
      }
    }
    return out.toString();
  }
}
