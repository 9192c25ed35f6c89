package dev.sparklint.report;

import dev.sparklint.findings.Edit;
import dev.sparklint.findings.Finding;
import dev.sparklint.findings.Related;
import dev.sparklint.findings.Report;
import dev.sparklint.findings.Severity;
import dev.sparklint.findings.Summary;
import dev.sparklint.findings.WorkloadCounts;
import dev.sparklint.text.Place;
import java.util.List;

/** The report for people: what is wrong, where, why it matters and how to mend it. */
public final class TextReporter implements Reporter {

  private static final String RESET = "\u001b[0m";
  private static final String BOLD = "\u001b[1m";
  private static final String BLUE = "\u001b[1;34m";

  /** Paragraphs below a finding are broken at this column where a blank allows it. */
  private static final int WIDEST = 100;

  private final Redactor redactor;
  private final boolean colour;

  /**
   * @param colour whether to write ANSI escape sequences; the caller knows the terminal
   */
  public TextReporter(Redactor redactor, boolean colour) {
    this.redactor = redactor;
    this.colour = colour;
  }

  @Override
  public void write(Report report, StringBuilder out) {
    for (Finding finding : redactor.redact(report).findings()) {
      writeFinding(finding, out);
      out.append('\n');
    }
    writeSummary(report.summary(), out);
    writeFixes(report.findings(), out);
  }

  private void writeFinding(Finding finding, StringBuilder out) {
    writeHeader(finding, out);
    int gutter = gutterWidth(finding);
    writePlace(finding.place(), finding.label(), finding.severity(), gutter, out);
    for (Related related : finding.related()) {
      writePlace(related.place(), related.message(), finding.severity(), gutter, out);
    }
    writeParagraph("seen", finding.renderings(), gutter, out);
    writeParagraph("sum", finding.sum(), gutter, out);
    writeParagraph("then", finding.consequence(), gutter, out);
    writeParagraph("help", finding.help(), gutter, out);
    writeParagraph("docs", finding.docs(), gutter, out);
  }

  private void writeHeader(Finding finding, StringBuilder out) {
    begin(colourOf(finding.severity()), out);
    out.append(finding.severity().word()).append('[');
    ControlCharacters.append(finding.rule(), out);
    out.append(']');
    end(out);
    begin(BOLD, out);
    out.append(": ");
    ControlCharacters.append(finding.message(), out);
    end(out);
    out.append('\n');
  }

  private void writePlace(
      Place place, String label, Severity severity, int gutter, StringBuilder out) {
    appendBlanks(gutter, out);
    begin(BLUE, out);
    out.append("-->");
    end(out);
    out.append(' ');
    ControlCharacters.append(place.path(), out);
    out.append(':').append(place.span().line()).append(':').append(place.span().column());
    RedactedLine line = redactor.line(place.path(), place.span().line());
    if (line == null) {
      out.append(label.isEmpty() ? "" : ": ");
      ControlCharacters.append(label, out);
      out.append('\n');
      return;
    }
    out.append('\n');
    writeFrame(CodeFrame.of(line, place.span()), place.span().line(), label, severity, gutter, out);
  }

  private void writeFrame(
      CodeFrame frame,
      int lineNumber,
      String label,
      Severity severity,
      int gutter,
      StringBuilder out) {
    begin(BLUE, out);
    appendBlanks(gutter - digits(lineNumber), out);
    out.append(lineNumber).append(" |");
    end(out);
    out.append(frame.code().isEmpty() ? "" : " ").append(frame.code()).append('\n');
    appendBlanks(gutter, out);
    begin(BLUE, out);
    out.append(" |");
    end(out);
    appendBlanks(1 + frame.caretStart(), out);
    begin(colourOf(severity), out);
    for (int i = 0; i < frame.carets(); i++) {
      out.append('^');
    }
    out.append(label.isEmpty() ? "" : " ");
    ControlCharacters.append(label, out);
    end(out);
    out.append('\n');
  }

  /**
   * {@code = name: text}; the text is joined to one paragraph, and goes on below its first word.
   */
  private void writeParagraph(String name, String text, int gutter, StringBuilder out) {
    String rest = text.strip();
    if (rest.isEmpty()) {
      return;
    }
    appendBlanks(gutter, out);
    begin(BLUE, out);
    out.append(" =");
    end(out);
    out.append(' ').append(name).append(':');
    int indent = gutter + name.length() + 4;
    int column = indent;
    int at = 0;
    while (at < rest.length()) {
      int end = wordEnd(rest, at);
      String word = ControlCharacters.escape(rest.substring(at, end));
      int width = width(word);
      if (column > indent && column + 1 + width > WIDEST) {
        out.append('\n');
        appendBlanks(indent, out);
        column = indent;
      }
      out.append(' ').append(word);
      column += 1 + width;
      at = wordStart(rest, end);
    }
    out.append('\n');
  }

  /** How many findings have edits, and what it takes to make them. */
  private static void writeFixes(List<Finding> findings, StringBuilder out) {
    int safe = 0;
    int unsafe = 0;
    for (Finding finding : findings) {
      if (!finding.edits().isEmpty()) {
        boolean isSafe = finding.edits().stream().allMatch(Edit::safe);
        safe += isSafe ? 1 : 0;
        unsafe += isSafe ? 0 : 1;
      }
    }
    if (safe > 0) {
      out.append(safe).append(" can be mended with --fix");
    }
    if (unsafe > 0) {
      out.append(safe > 0 ? ", " + unsafe + " more" : unsafe + " can be mended");
      out.append(" with --fix --unsafe-fixes");
    }
    out.append(safe + unsafe > 0 ? "\n" : "");
  }

  private static void writeSummary(Summary summary, StringBuilder out) {
    if (summary.findings() == 0) {
      out.append("no findings");
    } else {
      String comma = "";
      comma = appendCount(summary.errors(), "error", comma, out);
      comma = appendCount(summary.warnings(), "warning", comma, out);
      appendCount(summary.infos(), "info", comma, out);
    }
    out.append(" in ").append(summary.files()).append(summary.files() == 1 ? " file" : " files");
    writeWorkloads(summary.workloads(), out);
    out.append(" · ").append(summary.suppressed()).append(" suppressed\n");
  }

  private static String appendCount(int count, String noun, String comma, StringBuilder out) {
    if (count == 0) {
      return comma;
    }
    out.append(comma).append(count).append(' ').append(noun).append(count == 1 ? "" : "s");
    return ", ";
  }

  private static void writeWorkloads(WorkloadCounts counts, StringBuilder out) {
    int total = counts.total();
    out.append(" · ").append(total).append(total == 1 ? " workload" : " workloads");
    String separator = ": ";
    separator = appendMode(counts.client(), "client", separator, out);
    separator = appendMode(counts.cluster(), "cluster", separator, out);
    separator = appendMode(counts.local(), "local", separator, out);
    separator = appendMode(counts.operator(), "operator", separator, out);
    separator = appendMode(counts.standalone(), "standalone", separator, out);
    appendMode(counts.unknown(), "of unknown mode", separator, out);
  }

  private static String appendMode(int count, String mode, String separator, StringBuilder out) {
    if (count == 0) {
      return separator;
    }
    out.append(separator).append(count).append(' ').append(mode);
    return ", ";
  }

  private static int gutterWidth(Finding finding) {
    int width = Math.max(2, digits(finding.place().span().line()));
    for (Related related : finding.related()) {
      width = Math.max(width, digits(related.place().span().line()));
    }
    return width;
  }

  private static int digits(int number) {
    int digits = 1;
    for (int rest = number / 10; rest > 0; rest /= 10) {
      digits++;
    }
    return digits;
  }

  private static int wordEnd(String text, int start) {
    int end = start;
    while (end < text.length() && !isBreak(text.charAt(end))) {
      end++;
    }
    return end;
  }

  private static int wordStart(String text, int from) {
    int at = from;
    while (at < text.length() && isBreak(text.charAt(at))) {
      at++;
    }
    return at;
  }

  private static boolean isBreak(char c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
  }

  private static int width(String text) {
    int width = 0;
    for (int at = 0; at < text.length(); at += Character.charCount(text.codePointAt(at))) {
      width += CharacterWidth.of(text.codePointAt(at));
    }
    return width;
  }

  private static String colourOf(Severity severity) {
    return switch (severity) {
      case ERROR -> "\u001b[1;31m";
      case WARNING -> "\u001b[1;33m";
      case INFO -> "\u001b[1;34m";
    };
  }

  private void begin(String sequence, StringBuilder out) {
    if (colour) {
      out.append(sequence);
    }
  }

  private void end(StringBuilder out) {
    if (colour) {
      out.append(RESET);
    }
  }

  private static void appendBlanks(int count, StringBuilder out) {
    for (int i = 0; i < count; i++) {
      out.append(' ');
    }
  }
}
