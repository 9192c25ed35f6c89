package dev.sparklint.read;

import dev.sparklint.command.Command;
import dev.sparklint.read.shell.ScriptReader;
import dev.sparklint.text.SourceText;
import java.util.List;

/**
 * Reads the recipes of a Makefile as one script: {@code $$} is the shell's dollar, {@code $(NAME)}
 * a variable, and {@code NAME ?= value} its default.
 */
final class MakefileReader {

  private MakefileReader() {}

  static List<Command> read(String path, SourceText file) {
    return ScriptReader.read(path, script(file)).commands();
  }

  private static SourceText script(SourceText file) {
    String text = file.text();
    SourceText.Builder script = new SourceText.Builder(file, 0);
    boolean continued = false;
    int at = 0;
    while (at < text.length()) {
      int lineEnd = text.indexOf('\n', at);
      int end = lineEnd < 0 ? text.length() : lineEnd + 1;
      if (text.charAt(at) == '\t') {
        recipe(text, continued ? at + 1 : skipPrefix(text, at + 1), end, script);
        continued = endsWithBackslash(text, at, end);
      } else if (continued) {
        recipe(text, at, end, script);
        continued = endsWithBackslash(text, at, end);
      } else {
        assignment(text, at, end, script);
      }
      at = end;
    }
    return script.build();
  }

  /** {@code @} keeps make quiet, {@code -} has it go on after an error. */
  private static int skipPrefix(String text, int start) {
    int at = start;
    while (at < text.length() && "@-+ \t".indexOf(text.charAt(at)) >= 0) {
      at++;
    }
    return at;
  }

  private static void recipe(String text, int start, int end, SourceText.Builder script) {
    int at = start;
    int dollars = text.indexOf("$$", at);
    while (dollars >= 0 && dollars < end) {
      script.copy(at, dollars + 1);
      at = dollars + 2;
      dollars = text.indexOf("$$", at);
    }
    script.copy(Math.min(at, end), end);
  }

  /** {@code NAME = value} as a shell has it; other lines are left out. */
  private static void assignment(String text, int start, int end, SourceText.Builder script) {
    int nameEnd = start;
    while (nameEnd < end && isName(text.charAt(nameEnd))) {
      nameEnd++;
    }
    int sign = nameEnd;
    while (sign < end && (text.charAt(sign) == ' ' || "?:+".indexOf(text.charAt(sign)) >= 0)) {
      sign++;
    }
    if (nameEnd == start || sign >= end || text.charAt(sign) != '=') {
      return;
    }
    int value = sign + 1;
    while (value < end && text.charAt(value) == ' ') {
      value++;
    }
    int valueEnd = end;
    while (valueEnd > value && text.charAt(valueEnd - 1) <= ' ') {
      valueEnd--;
    }
    boolean plain = text.substring(value, valueEnd).indexOf('\'') < 0;
    boolean simple = plain && text.substring(value, valueEnd).indexOf('$') < 0;
    if (simple) {
      script.copy(start, nameEnd).put("='", sign, sign + 1).copy(value, valueEnd);
      script.put("'\n", valueEnd, valueEnd);
    }
  }

  private static boolean endsWithBackslash(String text, int start, int end) {
    int last = end - 1;
    while (last > start && text.charAt(last) <= ' ') {
      last--;
    }
    return text.charAt(last) == '\\';
  }

  private static boolean isName(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
  }
}
