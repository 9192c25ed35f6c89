/**
 * Rule expressions as they are written: parsed and type-checked by dev.cel, then built as the trees
 * that the core runs. No type of dev.cel leaves this package.
 */
@NullMarked
package dev.sparklint.compiler.expression;

import org.jspecify.annotations.NullMarked;
