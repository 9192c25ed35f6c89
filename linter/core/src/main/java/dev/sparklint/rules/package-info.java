/**
 * Opinions: what a rule is once it is compiled. Rules themselves are data, see the top-level rules
 * folder.
 */
@NullMarked
package dev.sparklint.rules;

import org.jspecify.annotations.NullMarked;
