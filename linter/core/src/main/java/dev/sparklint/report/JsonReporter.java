package dev.sparklint.report;

import dev.sparklint.findings.Finding;
import dev.sparklint.findings.Fingerprint;
import dev.sparklint.findings.Related;
import dev.sparklint.findings.Report;
import dev.sparklint.findings.Summary;
import dev.sparklint.findings.SuppressedFinding;
import dev.sparklint.text.Place;
import dev.sparklint.text.Span;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The contract for programs, version 1: {@code schemas/report.schema.json}. What is empty here is
 * null there.
 */
public final class JsonReporter implements Reporter {

  private static final String CONTRACT = "1";

  private final String toolVersion;
  private final Redactor redactor;

  public JsonReporter(String toolVersion, Redactor redactor) {
    this.toolVersion = toolVersion;
    this.redactor = redactor;
  }

  @Override
  public void write(Report report, StringBuilder out) {
    Report safe = redactor.redact(report);
    JsonWriter json = new JsonWriter(out);
    json.beginObject();
    json.key("version").value(CONTRACT);
    json.key("tool").beginObject();
    json.key("name").value("sparklint");
    json.key("version").value(toolVersion);
    json.endObject();
    writeFindings(safe.findings(), json);
    writeSuppressed(safe.suppressed(), json);
    writeSummary(safe.summary(), json);
    json.endObject();
    out.append('\n');
  }

  private static void writeFindings(List<Finding> findings, JsonWriter json) {
    List<String> fingerprints = Fingerprint.of(findings);
    json.key("findings").beginArray();
    for (int i = 0; i < findings.size(); i++) {
      writeFinding(findings.get(i), fingerprints.get(i), json);
    }
    json.endArray();
  }

  private static void writeFinding(Finding finding, String fingerprint, JsonWriter json) {
    json.beginObject();
    json.key("rule").value(finding.rule());
    json.key("severity").value(finding.severity().word());
    json.key("message").value(finding.message());
    writePlace(finding.place(), json);
    json.key("related").beginArray();
    for (Related related : finding.related()) {
      json.beginObject();
      writePlace(related.place(), json);
      json.key("message").value(orNull(related.message()));
      json.endObject();
    }
    json.endArray();
    json.key("workload").value(finding.workload());
    json.key("mode").value(finding.mode());
    json.key("consequence").value(orNull(finding.consequence()));
    json.key("help").value(orNull(finding.help()));
    json.key("renderings").value(orNull(finding.renderings()));
    json.key("fixable").value(finding.fixable());
    json.key("docs").value(orNull(finding.docs()));
    json.key("fingerprint").value(fingerprint);
    json.endObject();
  }

  private static void writePlace(Place place, JsonWriter json) {
    Span span = place.span();
    json.key("path").value(place.path());
    json.key("line").value(span.line());
    json.key("column").value(span.column());
    json.key("endLine").value(span.endLine());
    json.key("endColumn").value(span.endColumn());
  }

  private static void writeSuppressed(List<SuppressedFinding> suppressed, JsonWriter json) {
    json.key("suppressed").beginArray();
    for (SuppressedFinding finding : suppressed) {
      json.beginObject();
      json.key("rule").value(finding.rule());
      json.key("path").value(finding.place().path());
      json.key("line").value(finding.place().span().line());
      json.key("by").value(finding.by().word());
      json.key("reason").value(orNull(finding.reason()));
      json.endObject();
    }
    json.endArray();
  }

  private static void writeSummary(Summary summary, JsonWriter json) {
    json.key("summary").beginObject();
    json.key("files").value(summary.files());
    json.key("workloads").value(summary.workloads().total());
    json.key("errors").value(summary.errors());
    json.key("warnings").value(summary.warnings());
    json.key("infos").value(summary.infos());
    json.key("suppressed").value(summary.suppressed());
    json.key("known").value(summary.known());
    json.key("exitCode").value(summary.exitCode());
    json.endObject();
  }

  private static @Nullable String orNull(String text) {
    return text.isEmpty() ? null : text;
  }
}
