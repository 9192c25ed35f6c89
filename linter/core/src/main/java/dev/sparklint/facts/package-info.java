/** What would run: files joined, precedence and defaults applied. */
@NullMarked
package dev.sparklint.facts;

import org.jspecify.annotations.NullMarked;
