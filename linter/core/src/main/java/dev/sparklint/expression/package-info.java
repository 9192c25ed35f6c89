/**
 * Rule expressions as they are run: a checked tree, its evaluator and its packed form.
 *
 * <p>The language is a subset of CEL. The compiler module parses and type-checks it; here a tree is
 * taken as well typed. Nothing on this path uses lambdas, streams or regular expressions, which
 * cost start-up time.
 */
@NullMarked
package dev.sparklint.expression;

import org.jspecify.annotations.NullMarked;
