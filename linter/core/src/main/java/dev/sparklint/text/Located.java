package dev.sparklint.text;

/** A value with the place where it is written. */
public record Located<T>(T value, Place place) {}
