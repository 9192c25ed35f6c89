package dev.sparklint.cli;

import com.github.difflib.DiffUtils;
import com.github.difflib.UnifiedDiffUtils;
import dev.sparklint.findings.Edit;
import dev.sparklint.lint.Fixes;
import dev.sparklint.lint.LintResult;
import dev.sparklint.report.Redactor;
import dev.sparklint.source.OverlaySource;
import dev.sparklint.source.Source;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Mends findings: in memory, again and again while there is something to mend; then in the files,
 * or as a difference to look at.
 */
final class Fixer {

  /** One fix may show what another one can mend; more rounds than these are a circle. */
  private static final int MOST_ROUNDS = 10;

  private static final int CONTEXT = 3;

  /** Byte order mark. */
  private static final String MARK = "\uFEFF";

  private final boolean unsafe;
  private final Source original;
  private final Map<String, String> fixed = new TreeMap<>();
  private final LintResult first;
  private Source source;
  private LintResult result;
  private int count;

  /**
   * Mends what can be mended in memory.
   *
   * @param unsafe whether edits count that may change what was meant
   */
  Fixer(Source source, boolean unsafe, Function<Source, LintResult> linter) {
    this.unsafe = unsafe;
    this.original = source;
    this.source = source;
    this.first = linter.apply(source);
    this.result = first;
    for (int round = 0; round < MOST_ROUNDS && fix(); round++) {
      result = linter.apply(this.source);
    }
  }

  /** What is left. */
  LintResult result() {
    return result;
  }

  /** The tree as it is with the fixes. */
  Source source() {
    return source;
  }

  boolean hasFixed() {
    return !fixed.isEmpty();
  }

  /** How much is mended, in how many files. */
  String summary() {
    String edits = count == 1 ? "1 edit" : count + " edits";
    String files = fixed.size() == 1 ? "1 file" : fixed.size() + " files";
    return edits + " in " + files;
  }

  private boolean fix() {
    boolean changed = false;
    for (Map.Entry<String, List<Edit>> file : Fixes.byPath(result.findings(), unsafe).entrySet()) {
      String text = text(source, file.getKey());
      if (text == null) {
        continue;
      }
      // The mark is no part of the first line's columns.
      String mark = text.startsWith(MARK) ? MARK : "";
      String mended = mark + Fixes.applied(text.substring(mark.length()), file.getValue());
      if (!mended.equals(text)) {
        byte[] bytes = mended.getBytes(StandardCharsets.UTF_8);
        source = new OverlaySource(source, file.getKey(), bytes);
        fixed.put(file.getKey(), mended);
        count += file.getValue().size();
        changed = true;
      }
    }
    return changed;
  }

  /** Null if the file is no UTF-8, which is left alone. */
  private static @Nullable String text(Source source, String path) {
    try {
      byte[] bytes = source.read(path, Integer.MAX_VALUE);
      String text = new String(bytes, StandardCharsets.UTF_8);
      return Arrays.equals(text.getBytes(StandardCharsets.UTF_8), bytes) ? text : null;
    } catch (IOException gone) {
      return null;
    }
  }

  /** Writes the files. */
  void write(Path root) throws CliException {
    for (Map.Entry<String, String> file : fixed.entrySet()) {
      try {
        Files.writeString(root.resolve(file.getKey()), file.getValue());
      } catch (IOException refused) {
        throw new CliException(file.getKey() + " cannot be written");
      }
    }
  }

  /** What would become different, as patch takes it; secret values are hidden. */
  String diff() {
    Redactor before = CheckCommand.redactor(first, original);
    Redactor after = CheckCommand.redactor(result, source);
    StringBuilder diff = new StringBuilder();
    for (String path : fixed.keySet()) {
      List<String> old = lines(before, path);
      for (String line :
          UnifiedDiffUtils.generateUnifiedDiff(
              "a/" + path, "b/" + path, old, DiffUtils.diff(old, lines(after, path)), CONTEXT)) {
        diff.append(line).append('\n');
      }
    }
    return diff.toString();
  }

  /** Behind the last line break there is no line. */
  private static List<String> lines(Redactor redactor, String path) {
    List<String> lines = redactor.lines(path);
    int last = lines.size() - 1;
    return last >= 0 && lines.get(last).isEmpty() ? lines.subList(0, last) : lines;
  }
}
