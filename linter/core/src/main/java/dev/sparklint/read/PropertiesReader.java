package dev.sparklint.read;

import dev.sparklint.text.ReadProblem;
import dev.sparklint.text.SourceText;
import dev.sparklint.text.Span;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Reads a properties file exactly as {@link java.util.Properties#load(java.io.Reader)} does and
 * then trims the values as Spark does: blanks and control characters, but not the line breaks that
 * an escape puts there.
 *
 * @see <a
 *     href="https://github.com/apache/spark/blob/v3.5.3/core/src/main/scala/org/apache/spark/util/Utils.scala">Utils.getPropertiesFromFile
 *     and trimExceptCRLF, Spark 3.5.3</a>
 */
public final class PropertiesReader {

  private final SourceText source;
  private final String text;
  private final List<PropertyEntry> entries = new ArrayList<>();
  private final List<ReadProblem> problems = new ArrayList<>();

  /** The current logical line: continuations joined, escapes still in it. */
  private char[] line = new char[128];

  /** Where each character of the logical line stands in the text. */
  private int[] places = new int[128];

  private int length;
  private int at;

  private PropertiesReader(SourceText source) {
    this.source = source;
    this.text = source.text();
  }

  public static PropertiesText read(SourceText source) {
    PropertiesReader reader = new PropertiesReader(source);
    while (reader.readLine()) {
      reader.readEntry();
    }
    return new PropertiesText(reader.entries, reader.problems);
  }

  /** Collects the next logical line that is no comment; false at the end of the text. */
  private boolean readLine() {
    length = 0;
    boolean skipBlanks = true;
    boolean continued = false;
    boolean escaped = false;
    while (at < text.length()) {
      char c = text.charAt(at++);
      if (skipBlanks) {
        if (isBlank(c) || (!continued && isLineBreak(c))) {
          continue;
        }
        skipBlanks = false;
        continued = false;
      }
      if (length == 0 && (c == '#' || c == '!')) {
        skipToLineBreak();
        skipBlanks = true;
      } else if (!isLineBreak(c)) {
        append(c, at - 1);
        escaped = c == '\\' && !escaped;
      } else if (length == 0) {
        skipBlanks = true;
      } else if (!escaped) {
        return true;
      } else {
        length--;
        if (at == text.length()) {
          // an empty setting, if nothing precedes the backslash; Java has it so
          return true;
        }
        skipBlanks = true;
        continued = true;
        escaped = false;
        if (c == '\r' && text.charAt(at) == '\n') {
          at++;
        }
      }
    }
    if (escaped) {
      length--;
      return true;
    }
    return length > 0;
  }

  private void skipToLineBreak() {
    while (at < text.length() && !isLineBreak(text.charAt(at))) {
      at++;
    }
  }

  private void append(char c, int place) {
    if (length == line.length) {
      line = Arrays.copyOf(line, length * 2);
      places = Arrays.copyOf(places, length * 2);
    }
    line[length] = c;
    places[length++] = place;
  }

  private void readEntry() {
    int keyEnd = keyEnd();
    int valueStart = valueStart(keyEnd);
    Decoded key = decode(0, keyEnd);
    Decoded value = decode(valueStart, length);
    int start = 0;
    int end = value.text.length();
    while (start < end && isTrimmed(value.text.charAt(start))) {
      start++;
    }
    while (start < end && isTrimmed(value.text.charAt(end - 1))) {
      end--;
    }
    Span keySpan = source.span(placeOf(0), placeAfter(keyEnd));
    Span valueSpan =
        start == end
            ? emptyAt(valueStart)
            : source.span(placeOf(value.starts[start]), placeAfter(value.starts[end]));
    entries.add(
        new PropertyEntry(
            key.text.toString(),
            keySpan,
            value.text.substring(start, end),
            valueSpan,
            keySpan.to(valueSpan)));
  }

  private int keyEnd() {
    boolean escaped = false;
    int end = 0;
    while (end < length && (escaped || !isSeparator(line[end]))) {
      escaped = line[end] == '\\' && !escaped;
      end++;
    }
    return end;
  }

  /** Skips blanks and at most one {@code =} or {@code :}. */
  private int valueStart(int keyEnd) {
    boolean separated = false;
    int start = keyEnd;
    while (start < length) {
      char c = line[start];
      if (!isBlank(c)) {
        if (separated || (c != '=' && c != ':')) {
          break;
        }
        separated = true;
      }
      start++;
    }
    return start;
  }

  private Decoded decode(int start, int end) {
    Decoded decoded = new Decoded(end - start);
    int i = start;
    while (i < end) {
      int from = i;
      char c = line[i++];
      if (c == '\\' && i < end) {
        c = line[i++];
        if (c == 'u') {
          int unit = hexadecimal(i, end);
          if (unit < 0) {
            reportEscape(from, Math.min(end, i + 4));
          } else {
            c = (char) unit;
            i += 4;
          }
        } else {
          c = unescaped(c);
        }
      }
      decoded.add(c, from);
    }
    decoded.starts[decoded.text.length()] = end;
    return decoded;
  }

  private void reportEscape(int start, int end) {
    String message =
        "'\\u' must be followed by four hexadecimal digits; write '\\\\' for a backslash";
    Span span = source.span(placeOf(start), placeAfter(end));
    problems.add(new ReadProblem(ReadProblem.PROPERTIES_SYNTAX, message, span));
  }

  /** The number that four digits write; -1 if they are not. */
  private int hexadecimal(int start, int end) {
    if (start + 4 > end) {
      return -1;
    }
    int unit = 0;
    for (int i = start; i < start + 4; i++) {
      int digit = line[i] < 128 ? Character.digit(line[i], 16) : -1;
      if (digit < 0) {
        return -1;
      }
      unit = unit << 4 | digit;
    }
    return unit;
  }

  private static char unescaped(char c) {
    return switch (c) {
      case 't' -> '\t';
      case 'r' -> '\r';
      case 'n' -> '\n';
      case 'f' -> '\f';
      default -> c;
    };
  }

  private int placeOf(int index) {
    return index < length ? places[index] : placeAfter(index);
  }

  private int placeAfter(int index) {
    return index == 0 ? placeOfEmptyLine() : places[index - 1] + 1;
  }

  /** A line that is nothing but a backslash at the end of the text. */
  private int placeOfEmptyLine() {
    return length > 0 ? places[0] : text.length();
  }

  private Span emptyAt(int index) {
    int place = index < length ? places[index] : placeAfter(length);
    return source.span(place, place);
  }

  private static boolean isSeparator(char c) {
    return c == '=' || c == ':' || isBlank(c);
  }

  private static boolean isBlank(char c) {
    return c == ' ' || c == '\t' || c == '\f';
  }

  private static boolean isLineBreak(char c) {
    return c == '\n' || c == '\r';
  }

  private static boolean isTrimmed(char c) {
    return c <= ' ' && !isLineBreak(c);
  }

  /** Text without escapes, and where in the logical line each of its characters begins. */
  private static final class Decoded {

    private final StringBuilder text;
    private final int[] starts;

    Decoded(int capacity) {
      text = new StringBuilder(capacity);
      starts = new int[capacity + 1];
    }

    void add(char c, int start) {
      starts[text.length()] = start;
      text.append(c);
    }
  }
}
