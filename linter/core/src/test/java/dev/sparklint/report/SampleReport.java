package dev.sparklint.report;

import dev.sparklint.findings.Edit;
import dev.sparklint.findings.Finding;
import dev.sparklint.findings.Note;
import dev.sparklint.findings.Related;
import dev.sparklint.findings.Report;
import dev.sparklint.findings.Severity;
import dev.sparklint.findings.Summary;
import dev.sparklint.findings.SuppressedFinding;
import dev.sparklint.findings.SuppressedFinding.By;
import dev.sparklint.findings.WorkloadCounts;
import dev.sparklint.text.Place;
import dev.sparklint.text.Span;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The report that every reporter is shown with: one of each thing that is hard to print. */
final class SampleReport {

  static final String SECRET = "wJalrXUtnFEMI-K7MDENG";

  private static final String LONG =
      "spark.driver.extraJavaOptions=-XX:+UseG1GC "
          + "-Dlog4j.configurationFile=file:///opt/spark/conf/log4j2.properties ".repeat(4)
          + "-Xmx6g "
          + "-XX:+ExitOnOutOfMemoryError ".repeat(4);

  static final LineSource LINES =
      new MemoryLines()
          .with(
              "conf/spark.properties",
              String.join(
                  "\n",
                  "# the job",
                  "spark.driver.memory=6g",
                  "spark.hadoop.fs.s3a.secret.key=" + SECRET,
                  "spark.task.cpus\t=\t4",
                  LONG,
                  "spark.app.name=イベント処理 🚀 cafe\u0301 x",
                  "spark.eventLog.dir=\u001b[31ms3a://logs\u0007/\u202eevil"))
          .with(
              "charts/job/values.yaml",
              """
              resources:
                limits:
                  memory: 6Gi
              sparkConf: |
                spark.master=local[*]
                spark.executor.instances=3
              """)
          .with("charts/odd\nname.yaml", "kind: SparkApplication\n");

  private SampleReport() {}

  static Report full() {
    List<Finding> findings =
        List.of(
            heap(),
            finding("plaintext-secret", Severity.WARNING, "conf/spark.properties")
                .message("spark.hadoop.fs.s3a.secret.key=" + SECRET + " is readable in Git")
                .place(3, 32, 3, 32 + SECRET.length())
                .label(SECRET)
                .help("mount it from a Secret and drop " + SECRET)
                .build(),
            finding("task-cpus-exceed-executor-cores", Severity.ERROR, "conf/spark.properties")
                .message("one task needs 4 cores but an executor has 1")
                .place(4, 19, 4, 20)
                .label("needs 4")
                .build(),
            finding("ignored-jvm-heap-option", Severity.ERROR, "conf/spark.properties")
                .message("-Xmx6g is refused in spark.driver.extraJavaOptions")
                .place(5, 44 + 67 * 4, 5, 44 + 67 * 4 + 6)
                .label("set spark.driver.memory instead")
                .edit("")
                .build(),
            finding("app-name", Severity.INFO, "conf/spark.properties")
                .message("emoji 🚀 in spark.app.name")
                .place(6, 23, 6, 24)
                .label("ロケット")
                .build(),
            finding("event-log-dir", Severity.WARNING, "conf/spark.properties")
                .message("first line\nsecond \u001b[31mline\ttab")
                .place(7, 20, 7, 40)
                .label("\u001b]0;title\u0007")
                .help("line one\nline two \u0000 and\r\n  a third one")
                .build(),
            finding(
                    "ignored-executor-settings-in-local",
                    Severity.WARNING,
                    "charts/job/values.yaml")
                .message("local mode starts no executors, spark.executor.instances is ignored")
                .place(5, 3, 6, 29)
                .build(),
            finding("kfo-restart-policy-never", Severity.INFO, "charts/odd\nname.yaml")
                .message("restartPolicy is unset, Never by default")
                .place(1, 23, 1, 23)
                .label("restartPolicy goes here")
                .build(),
            finding("file-not-readable", Severity.ERROR, "secret/no-access.yaml")
                .message("no permission to read the file")
                .label("mode 0600")
                .build());
    List<SuppressedFinding> suppressed =
        List.of(
            new SuppressedFinding(
                finding("local-star-without-cpu-limit", Severity.INFO, "charts/job/values.yaml")
                    .message("local[*] takes what the node has")
                    .place(5, 3, 5, 8)
                    .build(),
                By.COMMENT,
                ""),
            new SuppressedFinding(
                finding("memory-fraction", Severity.WARNING, "conf/spark.properties")
                    .message("spark.memory.fraction is high")
                    .place(2, 1, 2, 4)
                    .build(),
                By.COMMENT,
                "measured, see \"heap\" notes; password=" + SECRET),
            new SuppressedFinding(
                finding("old-news", Severity.ERROR, "conf/spark.properties")
                    .message("was there before")
                    .place(4, 1, 4, 4)
                    .build(),
                By.BASELINE,
                "in the baseline"),
            new SuppressedFinding(
                finding("old-news", Severity.ERROR, "conf/spark.properties")
                    .message("was there at main")
                    .place(5, 1, 5, 4)
                    .build(),
                By.REVISION,
                "at main"));
    WorkloadCounts workloads = WorkloadCounts.of(List.of("client", "local", "local"));
    Summary summary = Summary.of(14, workloads, findings, suppressed, 1);
    List<Note> notes = List.of(new Note("charts/job", "helm is not there"));
    return new Report(findings, suppressed, summary, notes);
  }

  static Report empty() {
    WorkloadCounts workloads = WorkloadCounts.of(List.of("unknown"));
    Summary summary = Summary.of(1, workloads, List.of(), List.of(), 0);
    return new Report(List.of(), List.of(), summary, List.of());
  }

  static Redactor redactor(Report report) {
    return Redactor.of(report, List.of(), LINES);
  }

  private static Finding heap() {
    return finding("driver-container-without-overhead", Severity.WARNING, "conf/spark.properties")
        .message("driver needs 6758Mi but its container limit is 6Gi")
        .place(2, 21, 2, 23)
        .label("heap 6144Mi + overhead 614Mi (10 %, Spark 3.5 default)")
        .related(place("charts/job/values.yaml", 3, 13, 3, 16), "container limit")
        .related(place("charts/job/values.yaml", 5, 3, 5, 24), "")
        .sum("heap 6144Mi + overhead 614Mi (max of 10 % and 384Mi) = 6758Mi")
        .consequence(
            """
            the kernel kills the driver when heap plus off-heap memory passes the limit (OOMKilled, exit 137);
            in client mode the application ends with it""")
        .help("raise resources.limits.memory to at least 6758Mi, or set spark.driver.memory=5g")
        .workload("Deployment/data/events", "client")
        .renderings("with values-prod.yaml, not with values-dev.yaml")
        .docs("rules/memory/driver-container-without-overhead")
        .build();
  }

  static Place place(String path, int line, int column, int endLine, int endColumn) {
    return new Place(path, new Span(line, column, endLine, endColumn));
  }

  static FindingBuilder finding(String rule, Severity severity, String path) {
    return new FindingBuilder(rule, severity, path);
  }

  /** Spares the tests the fields they do not care for. */
  static final class FindingBuilder {

    private final String rule;
    private final Severity severity;
    private final String path;
    private final List<Related> related = new ArrayList<>();
    private final List<Edit> edits = new ArrayList<>();
    private Place place;
    private String message = "";
    private String label = "";
    private String sum = "";
    private String consequence = "";
    private String help = "";
    private @Nullable String workload;
    private String mode = "unknown";
    private String docs = "";
    private String renderings = "";

    private FindingBuilder(String rule, Severity severity, String path) {
      this.rule = rule;
      this.severity = severity;
      this.path = path;
      this.place = new Place(path, Span.at(1, 1));
    }

    FindingBuilder message(String text) {
      message = text;
      return this;
    }

    FindingBuilder place(int line, int column, int endLine, int endColumn) {
      place = SampleReport.place(path, line, column, endLine, endColumn);
      return this;
    }

    FindingBuilder label(String text) {
      label = text;
      return this;
    }

    FindingBuilder related(Place at, String text) {
      related.add(new Related(at, text));
      return this;
    }

    FindingBuilder sum(String text) {
      sum = text;
      return this;
    }

    FindingBuilder consequence(String text) {
      consequence = text;
      return this;
    }

    FindingBuilder help(String text) {
      help = text;
      return this;
    }

    FindingBuilder workload(String name, String inMode) {
      workload = name;
      mode = inMode;
      return this;
    }

    FindingBuilder docs(String text) {
      docs = text;
      return this;
    }

    FindingBuilder renderings(String text) {
      renderings = text;
      return this;
    }

    FindingBuilder edit(String replacement) {
      edits.add(new Edit(Edit.Kind.REPLACE, place, replacement, true));
      return this;
    }

    Finding build() {
      return new Finding(
          rule,
          severity,
          message,
          place,
          label,
          related,
          sum,
          consequence,
          help,
          workload,
          mode,
          edits,
          renderings,
          docs);
    }
  }
}
