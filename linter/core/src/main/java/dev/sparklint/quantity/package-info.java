/** Sizes and CPU amounts with their units in the type. */
@NullMarked
package dev.sparklint.quantity;

import org.jspecify.annotations.NullMarked;
