package dev.sparklint.compiler.expression;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What CEL can say but rules cannot; found before the types are checked. */
final class Refusals {

  private final CelAbstractSyntaxTree parsed;
  private final Map<Integer, String> byOffset = new TreeMap<>();

  private Refusals(CelAbstractSyntaxTree parsed) {
    this.parsed = parsed;
  }

  /** Messages by their code-point offset. */
  static Map<Integer, String> of(CelAbstractSyntaxTree parsed) {
    Refusals refusals = new Refusals(parsed);
    refusals.visit(parsed.getExpr());
    return refusals.byOffset;
  }

  private void visit(CelExpr expression) {
    String refusal = refusal(expression);
    if (refusal != null) {
      byOffset.put(parsed.getSource().getPositionsMap().getOrDefault(expression.id(), 0), refusal);
    }
    for (CelExpr child : Trees.children(expression)) {
      visit(child);
    }
  }

  private static @Nullable String refusal(CelExpr expression) {
    return switch (expression.getKind()) {
      case CONSTANT -> refusalOf(expression.constant());
      case STRUCT -> "rules cannot make a " + expression.struct().messageName();
      case MAP -> "rules cannot make maps; lists are written [a, b]";
      case CALL ->
          CelEnvironment.isUnitLiteral(expression.call().function())
              ? UnitLiteral.mistake(expression.call())
              : null;
      default -> null;
    };
  }

  private static @Nullable String refusalOf(CelConstant constant) {
    return switch (constant.getKind()) {
      case UINT64_VALUE -> "rules have no unsigned numbers; leave out the u";
      case BYTES_VALUE -> "rules have no bytes; leave out the b";
      case NULL_VALUE -> "rules have no null; ask has(x.field)";
      default -> null;
    };
  }
}
