/**
 * Renders Helm charts: which values they are rendered with, what comes out, and where each
 * character of it comes from.
 */
@NullMarked
package dev.sparklint.helm;

import org.jspecify.annotations.NullMarked;
