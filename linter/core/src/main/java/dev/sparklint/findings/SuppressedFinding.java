package dev.sparklint.findings;

import dev.sparklint.text.Place;

/** A finding that the user silenced, with the reason given; the reason may be empty. */
public record SuppressedFinding(String rule, Place place, String reason)
    implements Comparable<SuppressedFinding> {

  @Override
  public int compareTo(SuppressedFinding other) {
    int order = place.compareTo(other.place);
    if (order == 0) {
      order = rule.compareTo(other.rule);
    }
    return order != 0 ? order : reason.compareTo(other.reason);
  }
}
