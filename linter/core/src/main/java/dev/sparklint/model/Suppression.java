package dev.sparklint.model;

import dev.sparklint.text.Place;

/**
 * A comment {@code # sparklint: ignore[rule-id] reason}, one value for each rule that it names.
 *
 * @param line the 1-based line that it speaks of: its own, or the next that is no comment
 * @param reason empty when none is given
 */
public record Suppression(String rule, Place place, int line, String reason) {

  private static final int NO_LINE = 0;

  /** The same where it is no comment after all, and suppresses nothing. */
  public Suppression withoutLine() {
    return new Suppression(rule, place, NO_LINE, reason);
  }
}
