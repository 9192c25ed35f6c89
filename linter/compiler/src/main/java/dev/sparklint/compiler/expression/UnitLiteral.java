package dev.sparklint.compiler.expression;

import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import dev.sparklint.quantity.CpuQuantity;
import dev.sparklint.quantity.MemorySize;
import dev.sparklint.quantity.SparkDuration;
import org.jspecify.annotations.Nullable;

/**
 * {@code memory("384m")} and {@code duration("120s")} as Spark writes sizes and times, and {@code
 * cpu("500m")} as Kubernetes does.
 */
final class UnitLiteral {

  private UnitLiteral() {}

  /** The quantity, or null when this is none. */
  static @Nullable Object value(CelExpr.CelCall call) {
    String text = text(call);
    if (text == null) {
      return null;
    }
    return switch (call.function()) {
      case CelEnvironment.MEMORY_LITERAL -> MemorySize.parseSpark(text, 0);
      case CelEnvironment.DURATION_LITERAL -> SparkDuration.parseSpark(text, null);
      default -> CpuQuantity.parse(text);
    };
  }

  /** What is wrong with the literal, or null. */
  static @Nullable String mistake(CelExpr.CelCall call) {
    if (value(call) != null) {
      return null;
    }
    String wanted =
        switch (call.function()) {
          case CelEnvironment.MEMORY_LITERAL ->
              "a size with its unit as Spark writes it: memory(\"384m\"), memory(\"2g\")";
          case CelEnvironment.DURATION_LITERAL ->
              "a time with its unit as Spark writes it: duration(\"500ms\"), duration(\"120s\")";
          default -> "an amount as Kubernetes writes it: cpu(\"500m\"), cpu(\"2\")";
        };
    String text = text(call);
    return text == null
        ? call.function() + "() takes a literal, " + wanted
        : "'" + text + "' is not " + wanted;
  }

  private static @Nullable String text(CelExpr.CelCall call) {
    if (call.target().isPresent() || call.args().size() != 1) {
      return null;
    }
    CelExpr argument = call.args().get(0);
    return argument.getKind() == CelExpr.ExprKind.Kind.CONSTANT
            && argument.constant().getKind() == CelConstant.Kind.STRING_VALUE
        ? argument.constant().stringValue()
        : null;
  }
}
