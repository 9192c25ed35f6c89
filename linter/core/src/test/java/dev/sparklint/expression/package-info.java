/** Tests of the evaluator. */
@NullMarked
package dev.sparklint.expression;

import org.jspecify.annotations.NullMarked;
