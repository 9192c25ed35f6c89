/** Other programs, within limits of time and memory. */
@NullMarked
package dev.sparklint.process;

import org.jspecify.annotations.NullMarked;
