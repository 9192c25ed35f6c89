/** Shows that what rules say is so: their own examples, run with real Spark. */
@NullMarked
package dev.sparklint.proofs;

import org.jspecify.annotations.NullMarked;
