package dev.sparklint.report;

import org.jspecify.annotations.Nullable;

/**
 * The lines that code frames show, as they stand in the files; {@link Redactor} is their only
 * reader.
 */
public interface LineSource {

  /**
   * One line without its line ending, or null when the file or the line is not at hand.
   *
   * @param path as in the places of the findings
   * @param line 1-based
   */
  @Nullable String line(String path, int line);
}
