package dev.sparklint.findings;

import dev.sparklint.text.Place;

/** A text edit that mends a finding: the place is replaced by the text. */
public record Edit(Place place, String replacement) {}
