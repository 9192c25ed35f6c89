package dev.sparklint.model;

import dev.sparklint.text.Place;

/** A file or a part of it that could not be read; {@code rule} is the rule that reports it. */
public record Problem(String rule, String message, Place place) {}
