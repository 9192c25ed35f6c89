package dev.sparklint.text;

import org.jspecify.annotations.Nullable;

/**
 * The text of a file, or why it has none.
 *
 * @param text empty if there is a problem
 * @param problem one line for people, lower case, no final period; null if all is well
 * @param place where the problem is
 */
public record DecodedText(String text, @Nullable String problem, Span place) {

  static DecodedText of(String text) {
    return new DecodedText(text, null, Span.at(1, 1));
  }

  /** A problem right after {@code before}, which is what could be read. */
  static DecodedText problem(String message, String before) {
    return new DecodedText(
        "", message, SourceText.of(before).span(before.length(), before.length()));
  }
}
