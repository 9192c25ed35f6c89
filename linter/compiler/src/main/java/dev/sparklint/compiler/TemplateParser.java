package dev.sparklint.compiler;

import java.util.ArrayList;
import java.util.List;

/** Splits a template into text and the expressions in its braces. */
final class TemplateParser {

  private final String template;
  private final List<String> texts = new ArrayList<>();
  private final List<Hole> holes = new ArrayList<>();

  private TemplateParser(String template) {
    this.template = template;
  }

  /**
   * An expression in a template.
   *
   * @param offset where it starts in the template, UTF-16, 0-based
   */
  record Hole(String expression, int offset) {}

  /** Texts and holes in turn, one text more than holes. */
  record Parsed(List<String> texts, List<Hole> holes) {}

  /**
   * Takes a template apart. A brace that is meant is written twice.
   *
   * @throws IllegalArgumentException if a brace is not closed or not opened
   */
  static Parsed parse(String template) {
    return new TemplateParser(template).parse();
  }

  private Parsed parse() {
    StringBuilder text = new StringBuilder();
    int at = 0;
    while (at < template.length()) {
      char c = template.charAt(at);
      boolean twice = (c == '{' || c == '}') && template.startsWith(String.valueOf(c), at + 1);
      if (twice) {
        text.append(c);
        at += 2;
      } else if (c == '}') {
        throw new IllegalArgumentException("a brace is closed that was not opened");
      } else if (c == '{') {
        int end = end(at + 1);
        texts.add(text.toString());
        text.setLength(0);
        holes.add(new Hole(template.substring(at + 1, end), at + 1));
        at = end + 1;
      } else {
        text.append(c);
        at++;
      }
    }
    texts.add(text.toString());
    return new Parsed(texts, holes);
  }

  /** Where the expression ends that starts here; braces inside its strings do not count. */
  private int end(int start) {
    char quote = 0;
    for (int i = start; i < template.length(); i++) {
      char c = template.charAt(i);
      if (quote != 0) {
        i += c == '\\' ? 1 : 0;
        quote = c == quote ? 0 : quote;
      } else if (c == '"' || c == '\'') {
        quote = c;
      } else if (c == '}') {
        return i;
      }
    }
    throw new IllegalArgumentException("a brace is not closed");
  }
}
