package dev.sparklint.report;

import dev.sparklint.findings.Edit;
import dev.sparklint.findings.Finding;
import dev.sparklint.findings.Related;
import dev.sparklint.findings.Report;
import dev.sparklint.findings.Severity;
import dev.sparklint.text.Place;
import java.util.List;
import java.util.function.UnaryOperator;

/** The report for people: what is wrong, where, why it matters and how to mend it. */
public final class TextReporter implements Reporter {

  private static final String RESET = "\u001b[0m";
  private static final String BOLD = "\u001b[1m";
  private static final String BLUE = "\u001b[1;34m";
  private static final String END_OF_LINK = " ";

  /** Paragraphs below a finding are broken at this column where a blank allows it. */
  private static final int WIDEST = 100;

  private final Redactor redactor;
  private final boolean colour;
  private final UnaryOperator<String> link;

  /**
   * @param colour whether to write ANSI escape sequences; the caller knows the terminal
   */
  public TextReporter(Redactor redactor, boolean colour) {
    this(redactor, colour, path -> "");
  }

  /**
   * @param link the URL behind a path, for terminals that follow links; empty for none
   */
  public TextReporter(Redactor redactor, boolean colour, UnaryOperator<String> link) {
    this.redactor = redactor;
    this.colour = colour;
    this.link = link;
  }

  @Override
  public void write(Report report, StringBuilder out) {
    for (Finding finding : redactor.redact(report).findings()) {
      writeFinding(finding, out);
      out.append('\n');
    }
    out.append(SummaryText.of(report.summary())).append('\n');
    writeFixes(report.findings(), out);
  }

  private void writeFinding(Finding finding, StringBuilder out) {
    writeHeader(finding, out);
    int gutter = gutterWidth(finding);
    writePlace(finding.place(), finding.label(), finding.severity(), gutter, out);
    for (Related related : finding.related()) {
      writePlace(related.place(), related.message(), finding.severity(), gutter, out);
    }
    for (Paragraph paragraph : Paragraph.of(finding)) {
      writeParagraph(paragraph.name(), paragraph.text(), gutter, out);
    }
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
    String url = link.apply(place.path());
    beginLink(url, out);
    ControlCharacters.append(place.path(), out);
    out.append(':').append(place.span().line()).append(':').append(place.span().column());
    beginLink(url.isEmpty() ? url : END_OF_LINK, out);
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

  /** {@code = name: text}; the text goes on below its first word. */
  private void writeParagraph(String name, String text, int gutter, StringBuilder out) {
    if (text.isEmpty()) {
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
    while (at < text.length()) {
      int blank = text.indexOf(' ', at);
      int end = blank < 0 ? text.length() : blank;
      String word = ControlCharacters.escape(text.substring(at, end));
      int width = width(word);
      if (column > indent && column + 1 + width > WIDEST) {
        out.append('\n');
        appendBlanks(indent, out);
        column = indent;
      }
      out.append(' ').append(word);
      column += 1 + width;
      at = end + 1;
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

  /** OSC 8, which terminals that do not know it pass over. */
  private static void beginLink(String url, StringBuilder out) {
    if (!url.isEmpty()) {
      out.append("\u001b]8;;").append(url.equals(END_OF_LINK) ? "" : url).append("\u001b\\");
    }
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
