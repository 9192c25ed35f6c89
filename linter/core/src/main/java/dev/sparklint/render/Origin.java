package dev.sparklint.render;

import dev.sparklint.text.Place;
import org.jspecify.annotations.Nullable;

/**
 * Where rendered text comes from.
 *
 * @param place what a person would edit: the value in a values file, the line of a file that a
 *     template takes in, else the template itself
 * @param via the line of the template that takes the value from there; null when the place is in
 *     the template
 * @param exact whether exactly the text at the place has become the rendered text
 */
public record Origin(Place place, @Nullable Place via, boolean exact) {}
