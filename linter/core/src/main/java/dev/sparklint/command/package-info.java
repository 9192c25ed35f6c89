/** Command lines as people write them: words, the variables in them, what they depend on. */
@NullMarked
package dev.sparklint.command;

import org.jspecify.annotations.NullMarked;
