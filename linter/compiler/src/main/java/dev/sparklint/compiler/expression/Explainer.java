package dev.sparklint.compiler.expression;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelIssue;
import dev.cel.common.CelValidationException;
import dev.cel.common.CelValidationResult;
import dev.cel.common.ast.CelExpr;
import dev.sparklint.text.Nearest;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Says dev.cel's complaints in the words of a rule author. */
final class Explainer {

  private static final String NO_OVERLOAD = "found no matching overload for '";
  private static final String APPLIED_TO = "applied to '";
  private static final int NAMES_LISTED = 24;

  private final CelEnvironment environment;
  private final List<Declaration> variables;
  private final CelAbstractSyntaxTree tree;
  private final String text;

  Explainer(
      CelEnvironment environment,
      List<Declaration> variables,
      CelAbstractSyntaxTree tree,
      String text) {
    this.environment = environment;
    this.variables = variables;
    this.tree = tree;
    this.text = text;
  }

  /** For a text that does not parse: dev.cel's lines are 1-based, its columns 0-based. */
  static List<Mistake> ofSyntax(List<CelIssue> issues) {
    List<Mistake> mistakes = new ArrayList<>();
    for (CelIssue issue : issues) {
      mistakes.add(
          new Mistake(
              Math.max(1, issue.getSourceLocation().getLine()),
              Math.max(0, issue.getSourceLocation().getColumn()) + 1,
              syntax(issue.getMessage())));
    }
    mistakes.sort(null);
    return mistakes;
  }

  private static String syntax(String message) {
    if (message.contains("input '<EOF>'")) {
      return "the expression ends too early";
    }
    if (message.startsWith("token recognition error at: '")) {
      String token = message.substring(message.indexOf('\'') + 1, message.length() - 1);
      return token.startsWith("'") || token.startsWith("\"")
          ? "the text that starts here is not closed, or has an escape that is none"
          : "unexpected '" + token.strip() + "'";
    }
    if (message.startsWith("mismatched input")
        || message.startsWith("extraneous input")
        || message.startsWith("no viable alternative")) {
      int from = message.indexOf('\'') + 1;
      return "unexpected '" + message.substring(from, message.indexOf('\'', from)) + "'";
    }
    if (message.startsWith("For input string")) {
      return "this number does not fit 64 bits";
    }
    if (message.startsWith("invalid argument to has()")) {
      return "has() takes a field, as in has(driver.heap)";
    }
    if (message.startsWith("The argument must be a simple name")) {
      return "this should be a plain name, as x in list.exists(x, x > 1)";
    }
    return firstLine(message);
  }

  /** For a text whose types are wrong: messages by their code-point offset. */
  Map<Integer, String> ofTypes(List<CelIssue> issues) {
    Map<Integer, String> mistakes = new TreeMap<>();
    for (CelIssue issue : issues) {
      CelExpr at = Trees.find(tree.getExpr(), issue.getExprId());
      if (at == null) {
        mistakes.put(offset(issue), firstLine(issue.getMessage()));
      } else if (!followsFromOthers(issue, issues)) {
        explain(issue, at, mistakes);
      }
    }
    return mistakes;
  }

  /** An operand that is wrong itself makes every operator around it wrong. */
  private static boolean followsFromOthers(CelIssue issue, List<CelIssue> all) {
    return all.size() > 1 && issue.getMessage().contains("*error*");
  }

  private void explain(CelIssue issue, CelExpr at, Map<Integer, String> mistakes) {
    String message = issue.getMessage();
    int offset = offset(issue);
    if (message.startsWith("undefined field") && at.getKind() == CelExpr.ExprKind.Kind.SELECT) {
      mistakes.put(nameAfter(offset, at.select().field()), field(at));
    } else if (at.getKind() == CelExpr.ExprKind.Kind.IDENT) {
      mistakes.put(offset, variable(at.ident().name()));
    } else if (message.startsWith("undeclared reference")) {
      String name = at.call().function();
      mistakes.put(nameBefore(offset, name), function(name));
    } else if (message.startsWith(NO_OVERLOAD) && isExpansion(at, offset)) {
      mistakes.put(offset, "the condition in here should be bool");
    } else if (message.startsWith(NO_OVERLOAD)) {
      mistakes.put(nameBefore(offset, at.call().function()), overload(message));
    } else if (message.startsWith("expected type ") && message.contains(" but found ")) {
      mistakes.put(offset, "the items of a list should be of one type: " + message);
    } else if (message.contains("cannot be range of a comprehension")) {
      mistakes.put(offset, "this should be a list");
    } else {
      mistakes.put(offset, firstLine(message));
    }
  }

  /** An operator that nobody wrote: a macro's, which dev.cel places at the macro's parenthesis. */
  private boolean isExpansion(CelExpr call, int offset) {
    int index = text.offsetByCodePoints(0, offset);
    boolean named = Character.isLetter(call.call().function().charAt(0));
    return !named && index < text.length() && text.charAt(index) == '(';
  }

  private String field(CelExpr select) {
    String field = select.select().field();
    Type owner = operandType(tree.getExpr(), variables, select.id());
    FactType fact = owner == null ? null : environment.schema().find(owner.name());
    if (fact == null) {
      return "'" + field + "' is no field of this";
    }
    return fact.name() + " has no '" + field + "'" + suggestion(field, fact.fieldNames());
  }

  private String variable(String name) {
    List<String> names = variables.stream().map(Declaration::name).toList();
    return "nothing here is called '" + name + "'" + suggestion(name, names);
  }

  private static String function(String name) {
    if (name.equals("all") || name.startsWith("exists") || name.equals("filter")) {
      return name + "() takes a name and a condition, as in list." + name + "(x, x > 1)";
    }
    if (name.equals("map")) {
      return "map() takes a name and an expression, as in list.map(x, x + 1)";
    }
    return CelEnvironment.isStandard(name)
        ? "'" + name + "' of CEL is not part of the rule language"
        : "there is no function '" + name + "'" + suggestion(name, CelEnvironment.functionNames());
  }

  private static String suggestion(String word, Collection<String> known) {
    String nearest = Nearest.of(word, known);
    if (!nearest.isEmpty()) {
      return "; did you mean '" + nearest + "'?";
    }
    boolean few = known.size() <= NAMES_LISTED && !known.isEmpty();
    return few ? "; there is " + String.join(", ", known) : "";
  }

  private static String overload(String message) {
    int end = message.indexOf('\'', NO_OVERLOAD.length());
    String name = message.substring(NO_OVERLOAD.length(), end);
    int from = message.indexOf(APPLIED_TO) + APPLIED_TO.length();
    String types = types(message.substring(from, message.indexOf("' (candidates", from)));
    return switch (name) {
      case "_==_", "_!=_" -> "cannot compare " + types + hint(types);
      case "_?_:_" -> "both sides of ?: should be of one type: " + types;
      case "_[_]" -> "cannot look into " + types + " with []";
      default -> "'" + operator(name) + "' does not take " + types + hint(types);
    };
  }

  /** {@code (int, bool)}; dev.cel writes {@code int.(bool)} when the first is a receiver. */
  private static String types(String written) {
    int call = written.lastIndexOf(".(");
    if (written.startsWith("(") || call < 0) {
      return written;
    }
    String rest = written.substring(call + 2);
    return "(" + written.substring(0, call) + (rest.equals(")") ? rest : ", " + rest);
  }

  private static String operator(String name) {
    String plain = name.startsWith("@") ? name.substring(1) : name;
    return plain.startsWith("_") || plain.endsWith("_") ? plain.replace("_", "") : plain;
  }

  private static String hint(String types) {
    boolean number = types.contains("int") || types.contains("string");
    if (types.contains(Type.MEMORY.name()) && number) {
      return "; a size is written memory(\"512m\")";
    }
    if (types.contains(Type.CPU.name()) && number) {
      return "; an amount of CPU is written cpu(\"500m\")";
    }
    if (types.contains(Type.DURATION.name()) && number) {
      return "; a time is written duration(\"120s\")";
    }
    return types.contains("int") && types.contains("double")
        ? "; double(x) makes a double of an int"
        : "";
  }

  /** The type of what the select with that id reads from, or null. */
  private @Nullable Type operandType(CelExpr expression, List<Declaration> scope, long id) {
    if (expression.id() == id) {
      return typeOf(expression.select().operand(), scope);
    }
    List<Declaration> inner = scope;
    for (CelExpr child : Trees.children(expression)) {
      Type found = operandType(child, inner, id);
      if (found != null) {
        return found;
      }
      if (expression.getKind() == CelExpr.ExprKind.Kind.COMPREHENSION) {
        inner = insideOf(expression.comprehension(), scope);
      }
    }
    return null;
  }

  private List<Declaration> insideOf(CelExpr.CelComprehension macro, List<Declaration> scope) {
    Type range = typeOf(macro.iterRange(), scope);
    Type item = range == null ? null : range.element();
    if (item == null) {
      return scope;
    }
    List<Declaration> inner = new ArrayList<>(scope);
    inner.removeIf(outer -> outer.name().equals(macro.iterVar()));
    inner.add(new Declaration(macro.iterVar(), item));
    return inner;
  }

  private @Nullable Type typeOf(CelExpr part, List<Declaration> scope) {
    CelAbstractSyntaxTree alone = CelAbstractSyntaxTree.newParsedAst(part, tree.getSource());
    CelValidationResult checked = environment.compiler(scope).check(alone);
    try {
      return checked.hasError() ? null : CelEnvironment.type(checked.getAst().getResultType());
    } catch (CelValidationException e) {
      return null;
    }
  }

  private int offset(CelIssue issue) {
    return tree.getSource().getPositionsMap().getOrDefault(issue.getExprId(), 0);
  }

  /** dev.cel points at the dot, or at the parenthesis of has(); the name comes later. */
  private int nameAfter(int offset, String name) {
    int index = text.indexOf(name, text.offsetByCodePoints(0, offset));
    return index < 0 ? offset : text.codePointCount(0, index);
  }

  /** dev.cel points at the parenthesis; the name comes before. */
  private int nameBefore(int offset, String name) {
    int index = text.lastIndexOf(name, text.offsetByCodePoints(0, offset));
    return index < 0 ? offset : text.codePointCount(0, index);
  }

  private static String firstLine(String message) {
    int end = message.indexOf('\n');
    return end < 0 ? message : message.substring(0, end);
  }
}
