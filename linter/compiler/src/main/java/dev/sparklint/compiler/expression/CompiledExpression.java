package dev.sparklint.compiler.expression;

import dev.sparklint.expression.Expression;

/** An expression that is ready to run, with its type and the slots that its frame needs. */
public record CompiledExpression(Expression expression, Type type, int frameSize) {}
