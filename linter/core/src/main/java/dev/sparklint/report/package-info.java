/**
 * Findings as people and programs read them. Nothing leaves here that a {@code Redactor} has not
 * seen.
 */
@NullMarked
package dev.sparklint.report;

import org.jspecify.annotations.NullMarked;
