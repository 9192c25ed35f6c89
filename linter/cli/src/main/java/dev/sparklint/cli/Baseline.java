package dev.sparklint.cli;

import dev.sparklint.findings.Finding;
import dev.sparklint.findings.Fingerprint;
import dev.sparklint.findings.Report;
import dev.sparklint.report.JsonWriter;
import dev.sparklint.source.DirectorySource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * Findings that were there when a team began, in a file that is kept with the code. They are known
 * by fingerprints, which do not depend on line numbers; paths in it are relative to its folder.
 *
 * @param name as people should see it
 * @param entries by fingerprint
 */
record Baseline(Path file, String name, LocalDate written, Map<String, Entry> entries) {

  private static final String HEAD =
      """
      # Findings that sparklint keeps quiet about, since they were there when this was written.
      # sparklint check --baseline FILE reads it, --write-baseline FILE writes it anew.
      version: 1
      """;

  private static final int MOST_SHOWN = 5;

  /**
   * What people see of a finding.
   *
   * @param path relative to the folder of the baseline
   */
  record Entry(String rule, String path) {}

  /**
   * Reads the file.
   *
   * @throws CliException if it is not there or no baseline, with the places
   */
  static Baseline read(String named, Invocation invocation) throws CliException {
    Path file = invocation.workingDirectory().resolve(named).normalize();
    try {
      return new BaselineReader(file, named).read(Files.readAllBytes(file));
    } catch (IOException unreadable) {
      String reason = Files.exists(file) ? "cannot be read" : "there is no such file";
      throw new CliException(
          "--baseline: " + named + ": " + reason + "; --write-baseline makes one");
    }
  }

  /**
   * Writes the findings of a report.
   *
   * @param report redacted
   * @throws CliException if the file cannot be written
   */
  static void write(String named, Report report, LocalDate today, Invocation invocation)
      throws CliException {
    Path file = invocation.workingDirectory().resolve(named).normalize();
    List<Finding> findings = relative(report, file, invocation);
    List<String> fingerprints = Fingerprint.of(findings);
    StringBuilder text = new StringBuilder(HEAD);
    text.append("written: ").append(today).append('\n');
    text.append(findings.isEmpty() ? "findings: []\n" : "findings:\n");
    for (int i = 0; i < findings.size(); i++) {
      Finding finding = findings.get(i);
      text.append("  - fingerprint: ").append(fingerprints.get(i));
      text.append("\n    rule: ").append(quoted(finding.rule()));
      text.append("\n    path: ").append(quoted(finding.place().path()));
      text.append("\n    message: ").append(quoted(finding.message())).append('\n');
    }
    OutputFiles.write(file, named, text.toString());
  }

  /** The fingerprints that the findings of a report have here, in the order of the report. */
  List<String> fingerprints(Report report, Invocation invocation) {
    return Fingerprint.of(relative(report, file, invocation));
  }

  /** In the order of the report: all paths move alike, which changes no order. */
  private static List<Finding> relative(Report report, Path file, Invocation invocation) {
    Path folder = file.resolveSibling("");
    List<Finding> relative = new ArrayList<>();
    for (Finding finding : report.findings()) {
      relative.add(
          Comparison.moved(
              finding,
              path ->
                  DirectorySource.relative(
                      folder, invocation.workingDirectory().resolve(path).normalize())));
    }
    return relative;
  }

  /**
   * How large and how old it is, and what in it is found no more.
   *
   * @param found fingerprints of what is found
   * @param looked whether a path, as reports show it, has been looked into
   */
  void describe(
      List<String> found, Predicate<String> looked, LocalDate today, Invocation invocation) {
    List<Entry> gone = new ArrayList<>();
    for (Map.Entry<String, Entry> entry : entries.entrySet()) {
      Path path = file.resolveSibling(entry.getValue().path());
      String shown = DirectorySource.relative(invocation.workingDirectory(), path.normalize());
      if (!found.contains(entry.getKey()) && looked.test(shown)) {
        gone.add(entry.getValue());
      }
    }
    String size = entries.size() == 1 ? "1 finding" : entries.size() + " findings";
    invocation.warn(name + " keeps quiet about " + size + ", written " + age(today));
    for (Entry entry : gone.subList(0, Math.min(MOST_SHOWN, gone.size()))) {
      invocation.warn(name + ": found no more: " + entry.rule() + " in " + entry.path());
    }
    int more = gone.size() - MOST_SHOWN;
    if (more > 0) {
      invocation.warn(name + ": and " + more + " more are found no more");
    }
    if (!gone.isEmpty()) {
      invocation.warn(name + " can shrink: --write-baseline " + name + " writes it anew");
    }
  }

  private String age(LocalDate today) {
    long days = ChronoUnit.DAYS.between(written, today);
    if (days < 1) {
      return "today";
    }
    return days == 1 ? "yesterday" : days + " days ago";
  }

  private static String quoted(String text) {
    StringBuilder out = new StringBuilder();
    new JsonWriter(out).value(text);
    return out.toString();
  }
}
