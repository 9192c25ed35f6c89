package dev.sparklint.lint;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The text of a setting with all that belongs to it: its line, or its words in a command. */
final class EntryText {

  /** A setting or an option among the words of a line; quotes belong to the word. */
  private static final Pattern WORDS =
      Pattern.compile(
          "(?<!\\S)--?[a-z][\\w-]*(?:=|[ \\t]+(?!-))(?:\"[^\"]*\"|'[^']*'|[^\\s\"'])+[ \\t]*");

  /** The same in a list between brackets. */
  private static final Pattern LIST =
      Pattern.compile(
          "(['\"])--?[a-z][\\w-]*(?:=[^'\"]*\\1|\\1,[ \\t]*(['\"])[^'\"]*\\2),?[ \\t]*");

  private static final Pattern OPTION_ITEM = Pattern.compile("\\s*- ['\"]?--?[a-z][\\w-]*['\"]?");
  private static final Pattern ITEM = Pattern.compile("\\s*- .*");
  private static final Pattern OPTION_IN_ITEM = Pattern.compile("\\s*- ['\"]?--?[a-z].*");
  private static final Pattern ENTRY =
      Pattern.compile("\\s*['\"]?[A-Za-z][\\w.*/-]*['\"]?\\s*[=:\\s].*");
  private static final Pattern YAML_ENTRY =
      Pattern.compile("\\s*['\"]?[A-Za-z][\\w.*/-]*['\"]?:( .*)?");

  /**
   * From where to where.
   *
   * @param start offset, UTF-16, 0-based
   * @param end exclusive
   */
  record Range(int start, int end) {}

  private final String text;
  private final int lineStart;
  private final int lineEnd;
  private final String line;
  private final int offset;

  private EntryText(String text, int offset) {
    this.text = text;
    this.offset = offset;
    this.lineStart = text.lastIndexOf('\n', offset - 1) + 1;
    this.lineEnd = endOfLine(lineStart);
    this.line = withoutBreak(lineStart, lineEnd);
  }

  /**
   * What has to go so that the setting is gone.
   *
   * @param offset in its key or its value
   * @return null where that is not plain
   */
  static @Nullable Range around(String text, int offset) {
    EntryText entry = new EntryText(text, offset);
    if (OPTION_ITEM.matcher(entry.line).matches()) {
      return new Range(entry.lineStart, entry.endOfLine(entry.lineEnd));
    }
    if (OPTION_IN_ITEM.matcher(entry.line).matches()) {
      return new Range(entry.lineStart, entry.lineEnd);
    }
    if (ITEM.matcher(entry.line).matches()) {
      return entry.withOptionBefore();
    }
    Range words = entry.words();
    boolean plain =
        ENTRY.matcher(entry.line).matches()
            && !entry.line.contains(" --")
            && !text.substring(entry.lineStart, offset).contains("{");
    return words == null && plain ? new Range(entry.lineStart, entry.endOfEntry()) : words;
  }

  /** {@code - --conf} and {@code - key=value} in two lines, found by the second. */
  private @Nullable Range withOptionBefore() {
    int before = text.lastIndexOf('\n', Math.max(0, lineStart - 2)) + 1;
    boolean option =
        lineStart > 0 && OPTION_ITEM.matcher(withoutBreak(before, lineStart)).matches();
    return option ? new Range(before, lineEnd) : null;
  }

  private @Nullable Range words() {
    for (Pattern pattern : new Pattern[] {LIST, WORDS}) {
      Matcher matcher = pattern.matcher(line);
      while (matcher.find()) {
        if (matcher.start() <= offset - lineStart && offset - lineStart < matcher.end()) {
          String rest = line.substring(0, matcher.start()) + line.substring(matcher.end());
          return rest.isBlank() || rest.strip().equals("\\")
              ? new Range(lineStart, lineEnd)
              : new Range(lineStart + matcher.start(), lineStart + matcher.end());
        }
      }
    }
    return null;
  }

  /** Lines of properties go on behind a backslash, those of YAML further to the right. */
  private int endOfEntry() {
    boolean yaml = YAML_ENTRY.matcher(line).matches();
    int indentation = indentation(line);
    int end = lineEnd;
    String last = line;
    while (end < text.length()) {
      int next = endOfLine(end);
      String following = withoutBreak(end, next);
      boolean belongs =
          yaml ? !following.isBlank() && indentation(following) > indentation : last.endsWith("\\");
      if (!belongs) {
        break;
      }
      end = next;
      last = following;
    }
    return end;
  }

  private int endOfLine(int start) {
    int end = text.indexOf('\n', start);
    return end < 0 ? text.length() : end + 1;
  }

  private String withoutBreak(int start, int end) {
    return text.substring(start, end).stripTrailing();
  }

  private static int indentation(String line) {
    return line.length() - line.stripLeading().length();
  }
}
