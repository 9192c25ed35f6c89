/** Where files come from: a directory, memory, one file laid over another source. */
@NullMarked
package dev.sparklint.source;

import org.jspecify.annotations.NullMarked;
