package dev.sparklint.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sparklint.findings.Finding;
import dev.sparklint.findings.Report;
import dev.sparklint.findings.Severity;
import dev.sparklint.findings.Summary;
import dev.sparklint.findings.WorkloadCounts;
import dev.sparklint.text.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
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
  void sarif() {
    Report report = SampleReport.full();
    Approved.verify(
        written(new SarifReporter("0.1.0", List.of(), SampleReport.redactor(report)), report),
        ".json");
  }

  @Test
  void github() {
    Report report = SampleReport.full();
    Predicate<Place> changed = place -> place.path().startsWith("secret/");
    Approved.verify(
        written(new GithubReporter(SampleReport.redactor(report), changed), report), ".txt");
  }

  @Test
  void github_says_at_the_tenth_how_many_more_there_are() {
    List<Finding> findings = new ArrayList<>();
    for (int line = 1; line <= 15; line++) {
      findings.add(
          SampleReport.finding("r", Severity.ERROR, "a.yaml")
              .message("number " + line)
              .place(line, 1, line, 2)
              .build());
    }
    Report report =
        new Report(
            findings,
            List.of(),
            Summary.of(1, WorkloadCounts.of(List.of()), findings, List.of(), 1),
            List.of());
    String text =
        written(
            new GithubReporter(SampleReport.redactor(report), at -> at.span().line() == 14),
            report);
    assertThat(text.lines().toList())
        .hasSize(10)
        .startsWith("::error file=a.yaml,line=14,col=1,endColumn=2,title=r::number 14")
        .endsWith(
            "::error title=sparklint::and 6 more of severity error; the job summary has them all");
  }

  @Test
  void gitlab() {
    Report report = SampleReport.full();
    Approved.verify(written(new GitlabReporter(SampleReport.redactor(report)), report), ".json");
  }

  @Test
  void junit() {
    Report report = SampleReport.full();
    Approved.verify(written(new JunitReporter(SampleReport.redactor(report)), report), ".xml");
  }

  @Test
  void junit_without_findings() {
    Report report = SampleReport.empty();
    Approved.verify(written(new JunitReporter(SampleReport.redactor(report)), report), ".xml");
  }

  @Test
  void markdown() {
    Report report = SampleReport.full();
    Approved.verify(
        written(
            new MarkdownReporter(
                SampleWorkloads.WORKLOADS,
                place -> "https://host.example/" + place.path() + "#L" + place.span().line(),
                SampleReport.redactor(report)),
            report),
        ".md");
  }

  @Test
  void html() {
    Report report = SampleReport.full();
    Approved.verify(
        written(
            new HtmlReporter("0.1.0", SampleWorkloads.WORKLOADS, SampleReport.redactor(report)),
            report),
        ".html");
  }

  @Test
  void statistics() {
    Approved.verify(written(new StatisticsReporter(), SampleReport.full()), ".txt");
  }

  @Test
  void counts() {
    Approved.verify(written(new CountsReporter(), SampleReport.full()), ".txt");
  }

  @Test
  void links_are_no_part_of_the_text() {
    Report report = SampleReport.full();
    String linked =
        written(
            new TextReporter(SampleReport.redactor(report), false, path -> "file:///" + path),
            report);
    assertThat(linked).contains("\u001b]8;;file:///conf/spark.properties\u001b\\conf/");
    assertThat(linked.replaceAll("\u001b]8;;[^\u001b]*\u001b\\\\", ""))
        .isEqualTo(text(report, false));
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
