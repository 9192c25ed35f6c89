package dev.sparklint.lsp;

import dev.sparklint.findings.Finding;
import dev.sparklint.findings.Related;
import dev.sparklint.findings.Severity;
import dev.sparklint.report.Paragraph;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.lsp4j.Diagnostic;
import org.eclipse.lsp4j.DiagnosticRelatedInformation;
import org.eclipse.lsp4j.DiagnosticSeverity;
import org.eclipse.lsp4j.Location;
import org.eclipse.lsp4j.jsonrpc.messages.Either;

/** Findings as editors show them. */
final class Diagnostics {

  static final String SOURCE = "sparklint";

  private Diagnostics() {}

  /** The findings of a snapshot, by the path of their file. */
  static Map<String, List<Diagnostic>> of(Snapshot snapshot, Workspace workspace) {
    Map<String, List<Diagnostic>> byPath = new TreeMap<>();
    Texts texts = workspace.texts();
    for (Finding finding : snapshot.report().findings()) {
      byPath
          .computeIfAbsent(finding.place().path(), path -> new ArrayList<>())
          .add(of(finding, texts, workspace));
    }
    return byPath;
  }

  private static Diagnostic of(Finding finding, Texts texts, Workspace workspace) {
    Diagnostic diagnostic =
        new Diagnostic(
            texts.range(finding.place().path(), finding.place().span()),
            message(finding),
            severity(finding.severity()),
            SOURCE,
            finding.rule());
    List<DiagnosticRelatedInformation> related = new ArrayList<>();
    for (Related other : finding.related()) {
      Location location =
          new Location(
              workspace.uri(other.place().path()),
              texts.range(other.place().path(), other.place().span()));
      related.add(new DiagnosticRelatedInformation(location, other.message()));
    }
    diagnostic.setRelatedInformation(related);
    return diagnostic;
  }

  private static String message(Finding finding) {
    StringBuilder text = new StringBuilder(finding.message());
    for (Paragraph paragraph : Paragraph.of(finding)) {
      text.append('\n').append(paragraph.name()).append(": ").append(paragraph.text());
    }
    return text.toString();
  }

  /** The rule that a diagnostic of ours is of; empty for those of others. */
  static String rule(Diagnostic diagnostic) {
    Either<String, Integer> code = diagnostic.getCode();
    return SOURCE.equals(diagnostic.getSource()) && code != null && code.isLeft()
        ? code.getLeft()
        : "";
  }

  private static DiagnosticSeverity severity(Severity severity) {
    return switch (severity) {
      case ERROR -> DiagnosticSeverity.Error;
      case WARNING -> DiagnosticSeverity.Warning;
      case INFO -> DiagnosticSeverity.Information;
    };
  }
}
