package dev.sparklint.read.yaml;

import dev.sparklint.text.ReadProblem;
import dev.sparklint.text.SourceText;
import java.util.ArrayList;
import java.util.List;
import org.snakeyaml.engine.v2.scanner.StreamReader;

/**
 * Reads YAML and JSON. A broken document is a problem at its place; those before it are kept, and
 * reading goes on at the next {@code ---}, as Kubernetes takes documents one by one.
 */
public final class YamlReader {

  /** More than these are noise, and each costs another start in the rest of the text. */
  private static final int MAX_PROBLEMS = 20;

  private static final char REPLACEMENT = '\uFFFD';

  private final SourceText source;
  private final List<YamlDocument> documents = new ArrayList<>();
  private final List<ReadProblem> problems = new ArrayList<>();

  private YamlReader(SourceText source) {
    this.source = source;
  }

  public static YamlText read(String text) {
    return read(SourceText.of(text));
  }

  /** Reads a text within a file, for instance a ConfigMap's value that is YAML itself. */
  public static YamlText read(SourceText source) {
    List<YamlDocument> common = CommonYamlReader.read(source);
    return common == null ? compose(source) : new YamlText(common, List.of());
  }

  /** Reads with the library alone. */
  static YamlText compose(SourceText source) {
    YamlReader reader = new YamlReader(source);
    String text = reader.printable();
    YamlText result = reader.readAll(text);
    if (!result.problems().isEmpty() && isJsonWithTabs(text)) {
      YamlReader again = new YamlReader(source);
      again.printable();
      return again.readAll(withoutTabs(text));
    }
    return result;
  }

  private YamlText readAll(String text) {
    int start = 0;
    while (start >= 0) {
      TreeBuilder builder = new TreeBuilder(source, text, start);
      builder.build();
      documents.addAll(builder.documents());
      ReadProblem problem = builder.problem();
      if (problem != null) {
        problems.add(problem);
      }
      start =
          problem == null || problems.size() >= MAX_PROBLEMS
              ? -1
              : nextDocument(text, Math.max(start + 1, builder.stoppedAt()));
    }
    return new YamlText(documents, problems);
  }

  /** Offset of the next line from {@code from} on that starts a document; -1 if there is none. */
  private static int nextDocument(String text, int from) {
    int marker = text.indexOf("---", from);
    while (marker >= 0) {
      boolean startsLine = marker == 0 || isLineBreak(text.charAt(marker - 1));
      int after = marker + 3;
      boolean isWord = after < text.length() && " \t\r\n".indexOf(text.charAt(after)) < 0;
      if (startsLine && !isWord) {
        return marker;
      }
      marker = text.indexOf("---", marker + 1);
    }
    return -1;
  }

  /** The text with U+FFFD for what YAML forbids; columns stay as they are. */
  private String printable() {
    String text = source.text();
    int bad = unprintable(text, 0);
    if (bad < 0) {
      return text;
    }
    problems.add(
        new ReadProblem(
            ReadProblem.YAML_SYNTAX,
            "YAML may not have the character U+"
                + hex(text.charAt(bad))
                + "; in double quotes write \\x or \\u and its number",
            source.span(bad, bad + 1)));
    StringBuilder printable = new StringBuilder(text);
    while (bad >= 0) {
      printable.setCharAt(bad, REPLACEMENT);
      bad = unprintable(text, bad + 1);
    }
    return printable.toString();
  }

  private static String hex(char c) {
    String digits = Integer.toHexString(0x10000 | c);
    return digits.substring(1);
  }

  /** Offset of the first character that YAML forbids; -1 if there is none. */
  static int unprintable(String text, int from) {
    int i = from;
    while (i < text.length()) {
      char c = text.charAt(i);
      if (c >= ' ' && c < 0x7F) {
        i++;
        continue;
      }
      int codePoint = text.codePointAt(i);
      if (codePoint == 0x7F || !StreamReader.isPrintable(codePoint)) {
        return i;
      }
      i += Character.charCount(codePoint);
    }
    return -1;
  }

  private static boolean isJsonWithTabs(String text) {
    int i = 0;
    while (i < text.length() && " \t\r\n".indexOf(text.charAt(i)) >= 0) {
      i++;
    }
    return i < text.length()
        && (text.charAt(i) == '{' || text.charAt(i) == '[')
        && text.indexOf('\t') >= 0;
  }

  /** Blanks for the tabs outside of strings, which JSON takes for the same. */
  private static String withoutTabs(String json) {
    StringBuilder text = new StringBuilder(json);
    boolean quoted = false;
    for (int i = 0; i < json.length(); i++) {
      char c = json.charAt(i);
      if (c == '"') {
        quoted = !quoted;
      } else if (c == '\\' && quoted) {
        i++;
      } else if (c == '\t' && !quoted) {
        text.setCharAt(i, ' ');
      }
    }
    return text.toString();
  }

  private static boolean isLineBreak(char c) {
    return c == '\n' || c == '\r';
  }
}
