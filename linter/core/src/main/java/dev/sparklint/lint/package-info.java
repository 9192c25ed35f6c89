/** Wires the stages together; what embedders call. */
@NullMarked
package dev.sparklint.lint;

import org.jspecify.annotations.NullMarked;
