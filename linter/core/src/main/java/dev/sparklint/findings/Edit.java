package dev.sparklint.findings;

import dev.sparklint.text.Place;

/**
 * A text edit that mends a finding: the place is replaced by the text.
 *
 * @param safe whether it only says better what was meant; otherwise a person should look at it
 */
public record Edit(Place place, String replacement, boolean safe) {}
