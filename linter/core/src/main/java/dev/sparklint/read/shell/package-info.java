/** Reads shell scripts as far as it takes to see which programs they call with what. */
@NullMarked
package dev.sparklint.read.shell;

import org.jspecify.annotations.NullMarked;
