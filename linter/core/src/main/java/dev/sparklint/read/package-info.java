/** Text to values with places, or to problems; nothing here throws at its caller. */
@NullMarked
package dev.sparklint.read;

import org.jspecify.annotations.NullMarked;
