package dev.sparklint.model;

import dev.sparklint.text.Place;

/**
 * A comment {@code # sparklint: ignore[rule-id] reason}, one value for each rule that it names.
 *
 * @param line the 1-based line that it speaks of: its own, or the next that is no comment
 * @param reason empty when none is given
 */
public record Suppression(String rule, Place place, int line, String reason) {}
