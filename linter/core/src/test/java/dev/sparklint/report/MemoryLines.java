package dev.sparklint.report;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Files held in memory. */
final class MemoryLines implements LineSource {

  private final Map<String, List<String>> files = new HashMap<>();

  MemoryLines with(String path, String text) {
    files.put(path, text.lines().toList());
    return this;
  }

  @Override
  public @Nullable String line(String path, int line) {
    List<String> lines = files.get(path);
    return lines == null || line < 1 || line > lines.size() ? null : lines.get(line - 1);
  }
}
