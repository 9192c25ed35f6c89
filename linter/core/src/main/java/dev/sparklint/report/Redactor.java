package dev.sparklint.report;

import dev.sparklint.findings.Finding;
import dev.sparklint.findings.Note;
import dev.sparklint.findings.Related;
import dev.sparklint.findings.Report;
import dev.sparklint.findings.SuppressedFinding;
import dev.sparklint.text.Place;
import dev.sparklint.text.Span;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Keeps secret values out of reports: the only way from files and findings to a reporter's output.
 *
 * <p>Hides, always behind eight asterisks, the places known to be secret, their text wherever else
 * it turns up, and whatever looks like a credential or like the value of a secret's key. Redacting
 * twice gives the same as redacting once. Not to be shared between threads.
 */
public final class Redactor {

  private static final String SECRET_RULE = "plaintext-secret";

  /** Shorter texts turn up by chance. */
  private static final int SHORTEST_LITERAL = 6;

  private final List<Place> secrets;
  private final LineSource lines;
  private final List<String> literals = new ArrayList<>();

  private @Nullable String cachedPath;
  private int cachedNumber;
  private @Nullable RedactedLine cachedLine;

  /**
   * @param secrets where values are that must not be shown
   */
  public Redactor(List<Place> secrets, LineSource lines) {
    this.secrets = List.copyOf(secrets);
    this.lines = lines;
    for (Place secret : secrets) {
      addLiterals(secret);
    }
  }

  /** Knows the given secrets and those that the rule {@code plaintext-secret} found. */
  public static Redactor of(Report report, List<Place> secrets, LineSource lines) {
    List<Place> all = new ArrayList<>(secrets);
    for (Finding finding : report.findings()) {
      if (finding.rule().equals(SECRET_RULE)) {
        all.add(finding.place());
      }
    }
    for (SuppressedFinding finding : report.suppressed()) {
      if (finding.rule().equals(SECRET_RULE)) {
        all.add(finding.place());
      }
    }
    return new Redactor(all, lines);
  }

  /** The text of a message, a label or a help without secret values. */
  public String redact(String text) {
    Stretches hidden = new Stretches();
    findLiterals(text, hidden);
    SecretScanner.scanProse(text, hidden);
    hidden.settle();
    return new RedactedLine(text, hidden).masked();
  }

  /** The same report with every text redacted; places and edits stay. */
  public Report redact(Report report) {
    List<Finding> findings = new ArrayList<>(report.findings().size());
    for (Finding finding : report.findings()) {
      findings.add(redact(finding));
    }
    List<SuppressedFinding> suppressed = new ArrayList<>(report.suppressed().size());
    for (SuppressedFinding finding : report.suppressed()) {
      String reason = redact(finding.reason());
      suppressed.add(new SuppressedFinding(redact(finding.finding()), finding.by(), reason));
    }
    List<Note> notes = new ArrayList<>(report.notes().size());
    for (Note note : report.notes()) {
      notes.add(new Note(note.path(), redact(note.message())));
    }
    return new Report(findings, suppressed, report.summary(), notes);
  }

  private Finding redact(Finding finding) {
    List<Related> related = new ArrayList<>(finding.related().size());
    for (Related other : finding.related()) {
      related.add(new Related(other.place(), redact(other.message())));
    }
    return new Finding(
        finding.rule(),
        finding.severity(),
        redact(finding.message()),
        finding.place(),
        redact(finding.label()),
        related,
        redact(finding.sum()),
        redact(finding.consequence()),
        redact(finding.help()),
        finding.workload(),
        finding.mode(),
        finding.edits(),
        finding.renderings(),
        finding.docs());
  }

  /** A line for a code frame, or null when it is not at hand. */
  @Nullable RedactedLine line(String path, int number) {
    if (cachedLine != null && number == cachedNumber && path.equals(cachedPath)) {
      return cachedLine;
    }
    String text = lines.line(path, number);
    cachedLine = text == null ? null : redact(path, number, text);
    cachedPath = path;
    cachedNumber = number;
    return cachedLine;
  }

  /** A whole file, a line each; none if it is not at hand. */
  public List<String> lines(String path) {
    List<String> all = new ArrayList<>();
    for (RedactedLine line = line(path, 1); line != null; line = line(path, all.size() + 1)) {
      all.add(line.masked());
    }
    return all;
  }

  private RedactedLine redact(String path, int number, String text) {
    Stretches hidden = new Stretches();
    for (Place secret : secrets) {
      if (secret.path().equals(path)) {
        markKnown(secret.span(), number, text, hidden);
      }
    }
    findLiterals(text, hidden);
    new SecretContext(lines, path).mark(number, text, hidden);
    hidden.settle();
    return new RedactedLine(text, hidden);
  }

  private static void markKnown(Span span, int number, String text, Stretches hidden) {
    if (number < span.line() || number > span.endLine()) {
      return;
    }
    int start = number == span.line() ? offset(text, span.column()) : 0;
    int end = number == span.endLine() ? offset(text, span.endColumn()) : text.length();
    while (start < end && text.charAt(start) <= ' ') {
      start++;
    }
    boolean quoted =
        end - start > 2
            && "\"'".indexOf(text.charAt(start)) >= 0
            && text.charAt(start) == text.charAt(end - 1);
    hidden.add(quoted ? start + 1 : start, quoted ? end - 1 : end);
  }

  private void addLiterals(Place secret) {
    Span span = secret.span();
    for (int number = span.line(); number <= span.endLine(); number++) {
      String text = lines.line(secret.path(), number);
      if (text == null) {
        return;
      }
      Stretches known = new Stretches();
      markKnown(span, number, text, known);
      if (known.size() > 0) {
        String literal = text.substring(known.start(0), known.end(0)).strip();
        if (literal.length() >= SHORTEST_LITERAL && !SecretScanner.isPlaceholder(literal)) {
          literals.add(literal);
        }
      }
    }
  }

  /** Marks known secrets where they stand as words of their own. */
  private void findLiterals(String text, Stretches hidden) {
    for (String literal : literals) {
      int at = text.indexOf(literal);
      while (at >= 0) {
        int end = at + literal.length();
        if (!isWordPart(text, at - 1) && !isWordPart(text, end)) {
          hidden.add(at, end);
        }
        at = text.indexOf(literal, end);
      }
    }
  }

  private static boolean isWordPart(String text, int at) {
    return at >= 0 && at < text.length() && Character.isLetterOrDigit(text.charAt(at));
  }

  /** The UTF-16 offset of a 1-based column in code points; the end of the line when past it. */
  static int offset(String text, int column) {
    int at = 0;
    for (int i = 1; i < column && at < text.length(); i++) {
      at += Character.charCount(text.codePointAt(at));
    }
    return at;
  }
}
