package dev.sparklint.lint;

import dev.sparklint.report.LineSource;
import dev.sparklint.source.Source;
import dev.sparklint.text.DecodedText;
import dev.sparklint.text.TextDecoder;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Lines of code frames, read again when a report asks for them. Keeps the file it read last. */
public final class SourceLines implements LineSource {

  private final Source source;
  private String path = "";
  private List<String> lines = List.of();

  public SourceLines(Source source) {
    this.source = source;
  }

  @Override
  public @Nullable String line(String wanted, int number) {
    if (!wanted.equals(path)) {
      lines = read(wanted);
      path = wanted;
    }
    return number >= 1 && number <= lines.size() ? lines.get(number - 1) : null;
  }

  private List<String> read(String wanted) {
    try {
      DecodedText decoded = TextDecoder.decode(source.read(wanted, LintOptions.DEFAULT_MAX_BYTES));
      return decoded.problem() == null ? split(decoded.text()) : List.of();
    } catch (IOException vanished) {
      return List.of();
    }
  }

  private static List<String> split(String text) {
    List<String> lines = new ArrayList<>();
    int start = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\n' || c == '\r') {
        lines.add(text.substring(start, i));
        boolean pair = c == '\r' && i + 1 < text.length() && text.charAt(i + 1) == '\n';
        i += pair ? 1 : 0;
        start = i + 1;
      }
    }
    lines.add(text.substring(start));
    return lines;
  }
}
