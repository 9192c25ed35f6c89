package dev.sparklint.compiler.expression;

/**
 * A variable that an expression may use; the order of declarations is that of the frame's slots.
 */
public record Declaration(String name, Type type) {}
