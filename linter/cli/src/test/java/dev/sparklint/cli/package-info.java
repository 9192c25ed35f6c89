/** Tests of the command line. */
@NullMarked
package dev.sparklint.cli;

import org.jspecify.annotations.NullMarked;
