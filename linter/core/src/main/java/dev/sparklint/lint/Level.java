package dev.sparklint.lint;

import dev.sparklint.findings.Severity;
import org.jspecify.annotations.Nullable;

/** What a configuration says of a rule: its severity, or that it is off. */
public enum Level {
  OFF(null),
  INFO(Severity.INFO),
  WARNING(Severity.WARNING),
  ERROR(Severity.ERROR);

  private final @Nullable Severity severity;

  Level(@Nullable Severity severity) {
    this.severity = severity;
  }

  /** Null for {@link #OFF}. */
  public @Nullable Severity severity() {
    return severity;
  }

  /** Reads {@code off}, {@code info}, {@code warning} or {@code error}; null for anything else. */
  public static @Nullable Level parse(String word) {
    for (Level level : values()) {
      String name = level.severity == null ? "off" : level.severity.word();
      if (name.equals(word)) {
        return level;
      }
    }
    return null;
  }
}
