package dev.sparklint.expression;

/**
 * An expression that cannot be computed although everything it needs is known, such as a division
 * by zero: a fault of the rule.
 *
 * @param position of the operation in the text of the expression: code points, 0-based
 */
public record EvaluationError(String message, int position) {}
