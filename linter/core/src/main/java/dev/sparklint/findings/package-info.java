/** What sparklint has to say, as plain values. */
@NullMarked
package dev.sparklint.findings;

import org.jspecify.annotations.NullMarked;
