package dev.sparklint.read;

import dev.sparklint.text.Span;

/**
 * One setting of a properties file.
 *
 * @param key as Java reads it, escapes resolved
 * @param value as Spark takes it, escapes resolved and trimmed; may be empty
 * @param valueSpan the trimmed value; may end on a continuation line
 * @param span from the key to the end of the value
 */
public record PropertyEntry(String key, Span keySpan, String value, Span valueSpan, Span span) {}
