/** Which files, of which kind: decided by content, never by name alone. */
@NullMarked
package dev.sparklint.discover;

import org.jspecify.annotations.NullMarked;
