package dev.sparklint.report;

import dev.sparklint.findings.Finding;
import dev.sparklint.findings.Fingerprint;
import dev.sparklint.findings.Note;
import dev.sparklint.findings.Related;
import dev.sparklint.findings.Report;
import dev.sparklint.findings.Severity;
import dev.sparklint.findings.SuppressedFinding;
import dev.sparklint.rules.Rule;
import dev.sparklint.text.Place;
import dev.sparklint.text.Span;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * SARIF 2.1.0, as GitHub's code scanning and other viewers read it.
 *
 * <p>A primary region has one line, since GitHub hides a result of a pull request unless the change
 * has all of its lines. A finding that spans files is a code flow too, from what is elsewhere to
 * the primary place. What is kept out stays in, marked as suppressed or unchanged: a result that is
 * gone would be closed, and opened anew later.
 *
 * @see <a href="https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html">SARIF 2.1.0</a>
 */
public final class SarifReporter implements Reporter {

  private static final String SCHEMA =
      "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

  /**
   * What GitHub knows a result by when its lines have moved; the number tells equal lines apart.
   */
  private static final String GITHUB_FINGERPRINT = "primaryLocationLineHash";

  private static final String SECURITY = "security";

  private final String toolVersion;
  private final Map<String, Rule> rules = new HashMap<>();
  private final Redactor redactor;

  /**
   * @param rules all that may have spoken; those that did are described in the report
   */
  public SarifReporter(String toolVersion, List<Rule> rules, Redactor redactor) {
    this.toolVersion = toolVersion;
    this.redactor = redactor;
    for (Rule rule : rules) {
      this.rules.put(rule.id(), rule);
    }
  }

  @Override
  public void write(Report report, StringBuilder out) {
    Report safe = redactor.redact(report);
    List<String> ids = ids(safe);
    JsonWriter json = new JsonWriter(out);
    json.beginObject();
    json.key("$schema").value(SCHEMA);
    json.key("version").value("2.1.0");
    json.key("runs").beginArray().beginObject();
    writeTool(ids, json);
    writeInvocation(safe, json);
    json.key("columnKind").value("unicodeCodePoints");
    writeResults(safe, ids, json);
    json.endObject().endArray().endObject();
    out.append('\n');
  }

  private static List<String> ids(Report report) {
    TreeSet<String> ids = new TreeSet<>();
    for (Finding finding : report.findings()) {
      ids.add(finding.rule());
    }
    for (SuppressedFinding finding : report.suppressed()) {
      ids.add(finding.rule());
    }
    return List.copyOf(ids);
  }

  private void writeTool(List<String> ids, JsonWriter json) {
    json.key("tool").beginObject().key("driver").beginObject();
    json.key("name").value("sparklint");
    json.key("semanticVersion").value(toolVersion);
    json.key("rules").beginArray();
    for (String id : ids) {
      writeRule(id, rules.get(id), json);
    }
    json.endArray().endObject().endObject();
  }

  private static void writeRule(String id, @Nullable Rule rule, JsonWriter json) {
    json.beginObject().key("id").value(id);
    if (rule != null) {
      Severity severity = rule.severity();
      text("shortDescription", rule.title(), json);
      text("fullDescription", rule.title(), json);
      json.key("help").beginObject();
      json.key("text").value(String.join("…", rule.why().texts()).strip());
      json.key("markdown").value(help(rule));
      json.endObject();
      json.key("defaultConfiguration").beginObject();
      json.key("level").value(level(severity)).endObject();
      json.key("properties").beginObject();
      json.key("tags").beginArray().value(rule.category()).value("spark").value("kubernetes");
      json.endArray();
      json.key("precision").value("very-high");
      if (rule.category().equals(SECURITY)) {
        json.key("security-severity").value(securitySeverity(severity));
      } else {
        json.key("problem.severity").value(problemSeverity(severity));
      }
      json.endObject();
    }
    json.endObject();
  }

  private static String help(Rule rule) {
    StringBuilder text = new StringBuilder("## Why\n\n");
    text.append(String.join("…", rule.why().texts()).strip());
    section("How to mend it", String.join("…", rule.help().texts()), text);
    section("When it is not what it seems", rule.text().falsePositives(), text);
    section("How we know", rule.text().evidence(), text);
    for (String reference : rule.text().references()) {
      text.append("\n- ").append(reference);
    }
    return text.toString();
  }

  private static void section(String title, String body, StringBuilder text) {
    if (!body.isBlank()) {
      text.append("\n\n## ").append(title).append("\n\n").append(body.strip()).append('\n');
    }
  }

  private static void writeInvocation(Report report, JsonWriter json) {
    json.key("invocations").beginArray().beginObject();
    json.key("executionSuccessful").value(report.summary().exitCode() != 2);
    json.key("exitCode").value(report.summary().exitCode());
    json.key("toolExecutionNotifications").beginArray();
    for (Note note : report.notes()) {
      json.beginObject();
      text(
          "message",
          note.path().isEmpty() ? note.message() : note.path() + ": " + note.message(),
          json);
      json.key("level").value("note").endObject();
    }
    json.endArray().endObject().endArray();
  }

  private void writeResults(Report report, List<String> ids, JsonWriter json) {
    json.key("results").beginArray();
    List<String> fingerprints = Fingerprint.of(report.findings());
    for (int i = 0; i < report.findings().size(); i++) {
      Finding finding = report.findings().get(i);
      writeResult(finding, ids.indexOf(finding.rule()), fingerprints.get(i), json);
      json.endObject();
    }
    writeSuppressed(report.suppressed(), ids, json);
    json.endArray();
  }

  private void writeSuppressed(
      List<SuppressedFinding> suppressed, List<String> ids, JsonWriter json) {
    List<Finding> findings = new ArrayList<>(suppressed.size());
    for (SuppressedFinding one : suppressed) {
      findings.add(one.finding());
    }
    List<String> fingerprints = Fingerprint.of(findings);
    for (int i = 0; i < suppressed.size(); i++) {
      SuppressedFinding one = suppressed.get(i);
      writeResult(one.finding(), ids.indexOf(one.rule()), fingerprints.get(i), json);
      if (one.known()) {
        json.key("baselineState").value("unchanged");
      }
      if (one.by() != SuppressedFinding.By.REVISION) {
        json.key("suppressions").beginArray().beginObject();
        json.key("kind").value(one.known() ? "external" : "inSource");
        if (!one.reason().isEmpty()) {
          json.key("justification").value(one.reason());
        }
        json.endObject().endArray();
      }
      json.endObject();
    }
  }

  /** Leaves the object open. */
  private void writeResult(Finding finding, int ruleIndex, String fingerprint, JsonWriter json) {
    json.beginObject();
    json.key("ruleId").value(finding.rule());
    json.key("ruleIndex").value(ruleIndex);
    json.key("level").value(level(finding.severity()));
    text("message", message(finding), json);
    json.key("locations").beginArray();
    writeLocation(finding.place(), finding.label(), json);
    json.endArray();
    if (!finding.related().isEmpty()) {
      json.key("relatedLocations").beginArray();
      for (Related related : finding.related()) {
        writeLocation(related.place(), related.message(), json);
      }
      json.endArray();
      writeCodeFlow(finding, json);
    }
    json.key("partialFingerprints").beginObject();
    json.key(GITHUB_FINGERPRINT).value(fingerprint + ":1");
    json.key("sparklint/v1").value(fingerprint).endObject();
    if (finding.workload() != null) {
      json.key("properties").beginObject();
      json.key("workload").value(finding.workload());
      json.key("mode").value(finding.mode()).endObject();
    }
  }

  /** GitHub shows the first sentence as the title: it stands by itself. */
  private static String message(Finding finding) {
    StringBuilder text = new StringBuilder(ControlCharacters.escape(finding.message())).append('.');
    for (Paragraph paragraph : Paragraph.of(finding)) {
      text.append("\n\n").append(paragraph.name()).append(": ").append(paragraph.text());
    }
    return text.toString();
  }

  private void writeCodeFlow(Finding finding, JsonWriter json) {
    boolean spansFiles = false;
    for (Related related : finding.related()) {
      spansFiles |= !related.place().path().equals(finding.place().path());
    }
    if (!spansFiles) {
      return;
    }
    json.key("codeFlows").beginArray().beginObject().key("threadFlows").beginArray();
    json.beginObject().key("locations").beginArray();
    for (Related related : finding.related()) {
      writeStep(related.place(), related.message(), json);
    }
    String last = finding.label().isEmpty() ? finding.message() : finding.label();
    writeStep(finding.place(), last, json);
    json.endArray().endObject().endArray().endObject().endArray();
  }

  private void writeStep(Place place, String message, JsonWriter json) {
    json.beginObject().key("location");
    writeLocation(place, message, json);
    json.endObject();
  }

  private void writeLocation(Place place, String message, JsonWriter json) {
    json.beginObject();
    json.key("physicalLocation").beginObject();
    json.key("artifactLocation").beginObject();
    json.key("uri").value(uri(place.path())).key("uriBaseId").value("%SRCROOT%").endObject();
    writeRegion(place, json);
    json.endObject();
    if (!message.isEmpty()) {
      text("message", message, json);
    }
    json.endObject();
  }

  private void writeRegion(Place place, JsonWriter json) {
    Span span = place.span();
    json.key("region").beginObject();
    json.key("startLine").value(span.line()).key("startColumn").value(span.column());
    json.key("endLine").value(span.line());
    int end = span.line() == span.endLine() ? span.endColumn() : lineEnd(place);
    json.key("endColumn").value(Math.max(end, span.column())).endObject();
  }

  private int lineEnd(Place place) {
    RedactedLine line = redactor.line(place.path(), place.span().line());
    return line == null ? 1 : line.text().codePointCount(0, line.text().length()) + 1;
  }

  /** A relative reference: a path may hold what a URI may not. */
  public static String uri(String path) {
    return URLEncoder.encode(path, StandardCharsets.UTF_8).replace("+", "%20").replace("%2F", "/");
  }

  private static void text(String key, String text, JsonWriter json) {
    json.key(key).beginObject().key("text").value(text).endObject();
  }

  private static String level(Severity severity) {
    return switch (severity) {
      case ERROR -> "error";
      case WARNING -> "warning";
      case INFO -> "note";
    };
  }

  private static String problemSeverity(Severity severity) {
    return severity == Severity.INFO ? "recommendation" : severity.word();
  }

  /** GitHub's scale: 7.0 and more is high, 4.0 and more medium. */
  private static String securitySeverity(Severity severity) {
    return switch (severity) {
      case ERROR -> "8.0";
      case WARNING -> "5.5";
      case INFO -> "2.0";
    };
  }
}
