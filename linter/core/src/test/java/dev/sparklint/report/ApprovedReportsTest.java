package dev.sparklint.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sparklint.findings.Report;
import org.junit.jupiter.api.Test;

class ApprovedReportsTest {

  @Test
  void text() {
    Approved.verify(text(SampleReport.full(), false), ".txt");
  }

  @Test
  void text_in_colour() {
    String text = text(SampleReport.full(), true);
    Approved.verify(text.replace('\u001b', '␛'), ".txt");
  }

  @Test
  void text_without_findings() {
    assertThat(text(SampleReport.empty(), false))
        .isEqualTo("no findings in 1 file · 1 workload: 1 of unknown mode · 0 suppressed\n");
  }

  @Test
  void concise() {
    Approved.verify(concise(SampleReport.full()), ".txt");
  }

  @Test
  void concise_without_findings() {
    assertThat(concise(SampleReport.empty())).isEmpty();
  }

  @Test
  void json() {
    Approved.verify(json(SampleReport.full()), ".json");
  }

  @Test
  void json_without_findings() {
    Approved.verify(json(SampleReport.empty()), ".json");
  }

  @Test
  void colour_changes_nothing_but_the_colour() {
    String colour = text(SampleReport.full(), true).replaceAll("\u001b\\[[0-9;]*m", "");
    assertThat(colour).isEqualTo(text(SampleReport.full(), false));
  }

  private static String text(Report report, boolean colour) {
    return written(new TextReporter(SampleReport.redactor(report), colour), report);
  }

  private static String concise(Report report) {
    return written(new ConciseReporter(SampleReport.redactor(report)), report);
  }

  private static String json(Report report) {
    return written(new JsonReporter("0.1.0", SampleReport.redactor(report)), report);
  }

  private static String written(Reporter reporter, Report report) {
    StringBuilder out = new StringBuilder();
    reporter.write(report, out);
    return out.toString();
  }
}
