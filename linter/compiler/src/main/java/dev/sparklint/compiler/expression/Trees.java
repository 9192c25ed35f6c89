package dev.sparklint.compiler.expression;

import dev.cel.common.ast.CelExpr;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Ways through dev.cel's syntax trees. */
final class Trees {

  private Trees() {}

  /** The parts of an expression; of a macro its range, its step and its result. */
  static List<CelExpr> children(CelExpr expression) {
    return switch (expression.getKind()) {
      case SELECT -> List.of(expression.select().operand());
      case CALL -> {
        List<CelExpr> all = new ArrayList<>();
        expression.call().target().ifPresent(all::add);
        all.addAll(expression.call().args());
        yield all;
      }
      case LIST -> expression.list().elements();
      case COMPREHENSION ->
          List.of(
              expression.comprehension().iterRange(),
              expression.comprehension().loopStep(),
              expression.comprehension().result());
      case STRUCT ->
          expression.struct().entries().stream().map(CelExpr.CelStruct.Entry::value).toList();
      case MAP ->
          expression.map().entries().stream()
              .flatMap(entry -> List.of(entry.key(), entry.value()).stream())
              .toList();
      case NOT_SET, CONSTANT, IDENT -> List.of();
    };
  }

  /** The part with that id, or null. */
  static @Nullable CelExpr find(CelExpr expression, long id) {
    if (expression.id() == id) {
      return expression;
    }
    for (CelExpr child : children(expression)) {
      CelExpr found = find(child, id);
      if (found != null) {
        return found;
      }
    }
    return null;
  }
}
