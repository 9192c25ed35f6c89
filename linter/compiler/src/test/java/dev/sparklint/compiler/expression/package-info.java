/** Tests of rule expressions. */
@NullMarked
package dev.sparklint.compiler.expression;

import org.jspecify.annotations.NullMarked;
