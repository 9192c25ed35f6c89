package dev.sparklint.findings;

import dev.sparklint.text.Place;

/** A further place that a finding speaks of, with what it says there (may be empty). */
public record Related(Place place, String message) {}
