package dev.sparklint.report;

import dev.sparklint.findings.Finding;
import java.util.ArrayList;
import java.util.List;

/**
 * What a report says below a finding's message.
 *
 * @param name one of {@code seen}, {@code sum}, {@code then} and {@code help}
 * @param text never empty, one line
 */
public record Paragraph(String name, String text) {

  /** Those that a finding has, in the order in which every report shows them. */
  public static List<Paragraph> of(Finding finding) {
    List<Paragraph> paragraphs = new ArrayList<>(4);
    add("seen", finding.renderings(), paragraphs);
    add("sum", finding.sum(), paragraphs);
    add("then", finding.consequence(), paragraphs);
    add("help", finding.help(), paragraphs);
    return paragraphs;
  }

  private static void add(String name, String text, List<Paragraph> paragraphs) {
    String line = text.strip();
    if (!line.isEmpty()) {
      paragraphs.add(new Paragraph(name, joined(line)));
    }
  }

  /** The words with one blank between any two. */
  private static String joined(String text) {
    StringBuilder line = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean blank = c == ' ' || c == '\t' || c == '\n' || c == '\r';
      if (!blank) {
        line.append(c);
      } else if (line.charAt(line.length() - 1) != ' ') {
        line.append(' ');
      }
    }
    return line.toString();
  }
}
