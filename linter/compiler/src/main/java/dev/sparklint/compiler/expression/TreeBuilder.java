package dev.sparklint.compiler.expression;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import dev.sparklint.expression.Call;
import dev.sparklint.expression.Conditional;
import dev.sparklint.expression.Constant;
import dev.sparklint.expression.Expression;
import dev.sparklint.expression.Fold;
import dev.sparklint.expression.Function;
import dev.sparklint.expression.Has;
import dev.sparklint.expression.Index;
import dev.sparklint.expression.ListLiteral;
import dev.sparklint.expression.Logical;
import dev.sparklint.expression.Select;
import dev.sparklint.expression.Variable;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Builds our tree from a checked one, and refuses what needs the types to be seen. */
final class TreeBuilder {

  private final CelAbstractSyntaxTree ast;
  private final Map<Integer, String> refusals = new TreeMap<>();
  private Map<String, Integer> slots = new HashMap<>();
  private int nextSlot;
  private int frameSize;

  TreeBuilder(CelAbstractSyntaxTree ast, List<Declaration> variables) {
    this.ast = ast;
    for (Declaration variable : variables) {
      slots.put(variable.name(), nextSlot++);
    }
    frameSize = nextSlot;
  }

  Expression build() {
    return build(ast.getExpr());
  }

  /** Messages by their code-point offset; the tree is of no use unless this is empty. */
  Map<Integer, String> refusals() {
    return refusals;
  }

  int frameSize() {
    return frameSize;
  }

  private Expression build(CelExpr expression) {
    int position = position(expression);
    return switch (expression.getKind()) {
      case CONSTANT -> new Constant(value(expression.constant()), position);
      case IDENT -> new Variable(slot(expression.ident().name()), position);
      case SELECT -> select(expression.select(), position);
      case LIST -> new ListLiteral(build(expression.list().elements()), position);
      case CALL -> call(expression, position);
      case COMPREHENSION -> fold(expression, position);
      case NOT_SET, STRUCT, MAP -> throw new IllegalStateException("was to be refused earlier");
    };
  }

  private List<Expression> build(List<CelExpr> expressions) {
    return expressions.stream().map(this::build).toList();
  }

  private static Object value(CelConstant constant) {
    return switch (constant.getKind()) {
      case BOOLEAN_VALUE -> constant.booleanValue();
      case INT64_VALUE -> constant.int64Value();
      case DOUBLE_VALUE -> constant.doubleValue();
      case STRING_VALUE -> constant.stringValue();
      default -> throw new IllegalStateException("was to be refused earlier");
    };
  }

  private int slot(String name) {
    return Objects.requireNonNull(slots.get(name), name);
  }

  private Expression select(CelExpr.CelSelect select, int position) {
    Expression operand = build(select.operand());
    if (typeOf(select.operand()) == null) {
      refuse(position, "what this is a field of cannot be told");
    }
    return select.testOnly()
        ? new Has(operand, select.field(), position)
        : new Select(operand, select.field(), position);
  }

  private Expression call(CelExpr expression, int position) {
    CelExpr.CelCall call = expression.call();
    Object quantity = UnitLiteral.value(call);
    if (quantity != null && CelEnvironment.isUnitLiteral(call.function())) {
      return new Constant(quantity, position);
    }
    List<CelExpr> written = Trees.children(expression);
    List<Expression> arguments = build(written);
    return switch (call.function()) {
      case "_&&_" -> new Logical(false, arguments.get(0), arguments.get(1), position);
      case "_||_" -> new Logical(true, arguments.get(0), arguments.get(1), position);
      case "_?_:_" ->
          new Conditional(arguments.get(0), arguments.get(1), arguments.get(2), position);
      case "_[_]" -> new Index(arguments.get(0), arguments.get(1), position);
      default -> new Call(function(expression, written, position), arguments, position);
    };
  }

  private Function function(CelExpr expression, List<CelExpr> arguments, int position) {
    List<String> overloads = ast.getReferenceOrThrow(expression.id()).overloadIds();
    Function function = Function.ofOverload(overloads.get(0));
    if (function == null || overloads.size() > 1) {
      refuse(position, "the types here cannot be told");
      return Function.EQUALS;
    }
    boolean compares =
        function == Function.EQUALS
            || function == Function.NOT_EQUALS
            || function == Function.IN_LIST;
    Type compared = compares ? typeOf(arguments.get(0)) : null;
    if (compared != null && !comparable(compared)) {
      refuse(position, compared + " cannot be compared as a whole; compare something it holds");
    }
    return function;
  }

  private static boolean comparable(Type type) {
    return switch (type.kind()) {
      case BOOL, INT, DOUBLE, STRING, MEMORY, CPU, DURATION -> true;
      case LIST -> type.element() != null && comparable(type.element());
      case MAP, FACT -> false;
    };
  }

  private Expression fold(CelExpr expression, int position) {
    CelExpr.CelComprehension macro = expression.comprehension();
    Type rangeType = typeOf(macro.iterRange());
    if (rangeType != null && rangeType.kind() == Type.Kind.MAP) {
      refuse(position, "rules cannot go through the keys of a map, not all may be known");
    }
    Expression range = build(macro.iterRange());
    Map<String, Integer> outer = slots;
    int slot = nextSlot++;
    frameSize = Math.max(frameSize, nextSlot);
    slots = new HashMap<>(outer);
    slots.put(macro.iterVar(), slot);
    Expression fold = fold(expression, range, slot, position);
    slots = outer;
    nextSlot--;
    return fold;
  }

  /**
   * Undoes the parser's expansion of a macro.
   *
   * @see <a href="https://github.com/google/cel-spec/blob/master/doc/langdef.md#macros">Macros of
   *     CEL</a>
   */
  private Expression fold(CelExpr expression, Expression range, int slot, int position) {
    CelExpr.CelCall step = expression.comprehension().loopStep().call();
    CelExpr written = ast.getSource().getMacroCalls().get(expression.id());
    String macro = Objects.requireNonNull(written).call().function();
    return switch (macro) {
      case "all" -> search(Fold.Kind.ALL, range, slot, step.args().get(1), position);
      case "exists" -> search(Fold.Kind.EXISTS, range, slot, step.args().get(1), position);
      case "exists_one" -> search(Fold.Kind.EXISTS_ONE, range, slot, step.args().get(0), position);
      case "filter", "map" -> collect(step, range, slot, position);
      default -> throw new IllegalStateException("no such macro was switched on: " + macro);
    };
  }

  private Expression search(
      Fold.Kind kind, Expression range, int slot, CelExpr condition, int position) {
    return new Fold(kind, range, slot, build(condition), new Variable(slot, position), position);
  }

  /** {@code result + [item]}, or {@code condition ? result + [item] : result}. */
  private Expression collect(CelExpr.CelCall step, Expression range, int slot, int position) {
    boolean conditional = step.function().equals("_?_:_");
    Expression condition = conditional ? build(step.args().get(0)) : new Constant(true, position);
    CelExpr.CelCall append = conditional ? step.args().get(1).call() : step;
    Expression result = build(append.args().get(1).list().elements().get(0));
    return new Fold(Fold.Kind.COLLECT, range, slot, condition, result, position);
  }

  private @Nullable Type typeOf(CelExpr expression) {
    return CelEnvironment.type(ast.getTypeOrThrow(expression.id()));
  }

  private int position(CelExpr expression) {
    return ast.getSource().getPositionsMap().getOrDefault(expression.id(), 0);
  }

  private void refuse(int position, String message) {
    refusals.put(position, message);
  }
}
