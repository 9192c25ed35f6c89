/** Tests of the rules themselves, and of how they are compiled. */
@NullMarked
package dev.sparklint.compiler;

import org.jspecify.annotations.NullMarked;
