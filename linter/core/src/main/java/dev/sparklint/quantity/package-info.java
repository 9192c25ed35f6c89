/** Sizes, CPU amounts and times with their units in the type. */
@NullMarked
package dev.sparklint.quantity;

import org.jspecify.annotations.NullMarked;
