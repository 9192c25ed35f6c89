package dev.sparklint.findings;

import dev.sparklint.text.Place;

/**
 * A text edit that mends a finding.
 *
 * @param text what stands there then, or the new line; empty where something is removed
 * @param safe whether it only says better what was meant; otherwise a person should look at it
 */
public record Edit(Kind kind, Place place, String text, boolean safe) {

  /** What becomes of the place. */
  public enum Kind {
    /** The text stands there instead. */
    REPLACE("replace"),
    /** The setting that it is a part of is removed, with its line if it has one. */
    REMOVE("remove"),
    /** The text becomes a line behind its line, as far to the right. */
    INSERT_AFTER("after");

    private final String word;

    Kind(String word) {
      this.word = word;
    }

    /** The key in a rule under which the place stands. */
    public String word() {
      return word;
    }
  }
}
