package dev.sparklint.read.yaml;

import dev.sparklint.text.Span;

/**
 * One document of a stream.
 *
 * @param root a null scalar if the document is empty
 * @param span from its {@code ---}, if it has one, to its end
 */
public record YamlDocument(YamlNode root, Span span) {}
