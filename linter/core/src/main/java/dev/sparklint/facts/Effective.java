package dev.sparklint.facts;

import dev.sparklint.text.Place;
import org.jspecify.annotations.Nullable;

/**
 * What a setting or field comes to when everything that is known is taken together.
 *
 * <p>Three of the four say that we know: somebody wrote it, Spark's default holds, or nothing is
 * set and there is no default. {@link Unknown} is for what a chart, a shell, code or another
 * repository decides; a rule that needs such a value stays silent.
 */
public sealed interface Effective<T> {

  /** A value and where it is written. */
  record Written<T>(T value, Place place) implements Effective<T> {}

  /** A value that nobody wrote; {@code source} says whose default it is. */
  record Defaulted<T>(T value, String source) implements Effective<T> {}

  /** Known to be absent: {@code has()} is false. */
  record Unset<T>() implements Effective<T> {}

  /**
   * Not known; {@code reason} is a clause for people, such as "set by $HEAP, which nothing
   * defines".
   */
  record Unknown<T>(String reason) implements Effective<T> {}

  /** The value, or null when it is unset or unknown. */
  default @Nullable T orNull() {
    if (this instanceof Written<T> written) {
      return written.value();
    }
    return this instanceof Defaulted<T> defaulted ? defaulted.value() : null;
  }

  /** Where the value is written, or null. */
  default @Nullable Place placeOrNull() {
    return this instanceof Written<T> written ? written.place() : null;
  }
}
