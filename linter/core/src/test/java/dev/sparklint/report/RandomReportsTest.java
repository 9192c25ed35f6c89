package dev.sparklint.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import dev.sparklint.findings.Finding;
import dev.sparklint.findings.Report;
import dev.sparklint.findings.Severity;
import dev.sparklint.findings.Summary;
import dev.sparklint.findings.SuppressedFinding;
import dev.sparklint.findings.SuppressedFinding.By;
import dev.sparklint.findings.WorkloadCounts;
import dev.sparklint.text.Place;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Holds for any report what the approved ones show for one. */
class RandomReportsTest {

  private static final int REPORTS = 400;

  private static final List<Severity> SEVERITIES = List.of(Severity.values());

  /** Ways to write a secret; % stands for it. */
  private static final String[] SHAPES = {
    "spark.hadoop.fs.s3a.secret.key=%",
    "  spark.hadoop.fs.s3a.session.token = %",
    "spark.ssl.keyStorePassword   %",
    "spark.kafka.sasl.jaas.config=x.PlainLoginModule required username=\"u\" password=\"%\";",
    "fs.azure.account.key.store.blob.core.windows.net:%",
    "    password: %",
    "  - \"spark.x.secret\": \"%\"",
    "sparkConf: {spark.x.token: '%', spark.y: z}",
    "{\"name\": \"AWS_SECRET_ACCESS_KEY\", \"value\": \"%\"}",
    "command: [spark-submit, --conf, \"spark.x.access.key=%\", app.jar]",
    "spark-submit --conf spark.x.password=% --class A app.jar",
    "/bin/sh -c 'exec spark-submit --conf spark.x.password=% app.jar'",
    "export AWS_SECRET_ACCESS_KEY=\"%\"",
    "url: jdbc:postgresql://user:%@db:5432/events",
    "spark.driver.extraJavaOptions=-Da=b -Dpassword=% -Dc=d",
  };

  private static final String[] SCRAPS = {
    "spark.executor.memory=4g",
    " ",
    "\t",
    "\n",
    "\r",
    "\u0000",
    "\u001b[31m",
    "\u0085",
    "\u2028",
    "\u202e",
    "\ud83d\ude80",
    "\ud800",
    "\udc00",
    "日本",
    "e\u0301",
    "\"",
    "\\",
    "'",
    "{",
    "}}",
    "{{",
    "${",
    "password",
    "=",
    ":",
    "--token",
    "://",
    "@",
    "#",
    "-----BEGIN ",
    "heap 6144Mi",
    "/",
    "x".repeat(200)
  };

  @Test
  void are_safe_to_print_and_to_parse() throws IOException {
    Schema schema = ReportSchemaTest.schema();
    Schema sarifSchema = SarifReporterTest.schema();
    for (int seed = 0; seed < REPORTS; seed++) {
      Random random = new Random(seed);
      String secret = secret(random);
      MemoryLines lines = new MemoryLines();
      Report report = report(random, secret, lines);
      String json = written(new JsonReporter("0.1.0", new Redactor(List.of(), lines)), report);
      String concise = written(new ConciseReporter(new Redactor(List.of(), lines)), report);
      String text = written(new TextReporter(new Redactor(List.of(), lines), false), report);
      String colour = written(new TextReporter(new Redactor(List.of(), lines), true), report);
      String others = others(report, lines, sarifSchema);
      for (String line : (json + concise + text + colour + others).lines().toList()) {
        assertThat(line).as("seed " + seed).doesNotContain(secret);
      }
      assertThat(schema.validate(json, InputFormat.JSON)).as("seed " + seed).isEmpty();
      assertThat(new ObjectMapper().readTree(json).get("findings"))
          .hasSize(report.findings().size());
      assertThat(controls(json + concise + text + others)).as("seed " + seed).isEmpty();
      assertThat(controls(colour.replaceAll("\u001b\\[[0-9;]*m", ""))).as("seed " + seed).isEmpty();
      assertThat(concise.lines().count()).isEqualTo(report.findings().size());
    }
  }

  private static String others(Report report, MemoryLines lines, Schema sarifSchema) {
    Redactor redactor = new Redactor(List.of(), lines);
    String sarif = written(new SarifReporter("0.1.0", List.of(), redactor), report);
    assertThat(sarifSchema.validate(sarif, InputFormat.JSON)).isEmpty();
    return sarif
        + written(new GithubReporter(redactor, place -> false), report)
        + written(new GitlabReporter(redactor), report)
        + written(new JunitReporter(redactor), report)
        + written(new MarkdownReporter(List.of(), place -> "", redactor), report)
        + written(new HtmlReporter("0.1.0", List.of(), redactor), report)
        + written(new StatisticsReporter(), report);
  }

  private static String written(Reporter reporter, Report report) {
    StringBuilder out = new StringBuilder();
    reporter.write(report, out);
    return out.toString();
  }

  private static List<Integer> controls(String text) {
    return text.codePoints()
        .filter(point -> point != '\n' && ControlCharacters.isControl(point))
        .boxed()
        .toList();
  }

  private static Report report(Random random, String secret, MemoryLines lines) {
    List<Finding> findings = new ArrayList<>();
    for (int file = 0; file < 4; file++) {
      String path = "dir" + file + "/" + (file == 3 ? scraps(random) : "app.yaml");
      String code = random.nextBoolean() ? shape(random, secret) : oneLine(scraps(random));
      String noise = oneLine(scraps(random));
      lines.with(path, noise + "\n---\n" + code + "\n---\n" + noise);
      for (int i = random.nextInt(3); i >= 0; i--) {
        findings.add(finding(random, path, code, secret));
      }
    }
    List<SuppressedFinding> suppressed =
        List.of(new SuppressedFinding(findings.get(0), By.COMMENT, prose(random, secret)));
    WorkloadCounts workloads = WorkloadCounts.of(List.of("local"));
    Summary summary = Summary.of(4, workloads, findings, suppressed, 1);
    return new Report(findings, suppressed, summary, List.of());
  }

  private static Finding finding(Random random, String path, String code, String secret) {
    Severity severity = SEVERITIES.get(random.nextInt(3));
    Place place = place(random, path, code);
    return SampleReport.finding("rule-" + random.nextInt(3), severity, path)
        .message(random.nextBoolean() ? prose(random, secret) : scraps(random))
        .place(
            place.span().line(),
            place.span().column(),
            place.span().endLine(),
            place.span().endColumn())
        .label(random.nextBoolean() ? "" : scraps(random))
        .related(place(random, path, code), prose(random, secret))
        .related(place(random, "gone", code), scraps(random))
        .sum(scraps(random))
        .consequence(scraps(random))
        .help(prose(random, secret))
        .build();
  }

  private static Place place(Random random, String path, String code) {
    int line = 1 + 2 * random.nextInt(3);
    int start = 1 + random.nextInt(code.length() + 3);
    int endLine = line + random.nextInt(2);
    return SampleReport.place(path, line, start, endLine, start + random.nextInt(20));
  }

  private static String shape(Random random, String secret) {
    return SHAPES[random.nextInt(SHAPES.length)].replace("%", secret);
  }

  private static String prose(Random random, String secret) {
    return "spark.x.secret=" + secret + " is readable" + scraps(random);
  }

  private static String secret(Random random) {
    StringBuilder secret = new StringBuilder();
    for (int i = 6 + random.nextInt(20); i > 0; i--) {
      secret.append("abcdefXYZ0123456789+_!%*~^".charAt(random.nextInt(26)));
    }
    return secret.toString();
  }

  private static String scraps(Random random) {
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(12); i > 0; i--) {
      text.append(SCRAPS[random.nextInt(SCRAPS.length)]);
    }
    return text.toString();
  }

  private static String oneLine(String text) {
    return text.replace('\n', ' ').replace('\r', ' ');
  }
}
