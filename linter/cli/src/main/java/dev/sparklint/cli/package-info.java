/** The command: arguments, environment, streams, exit codes. */
@NullMarked
package dev.sparklint.cli;

import org.jspecify.annotations.NullMarked;
