@NullMarked
package dev.sparklint.proofs;

import org.jspecify.annotations.NullMarked;
