package dev.sparklint.compiler.expression;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelValidationException;
import dev.cel.common.CelValidationResult;
import dev.cel.compiler.CelCompiler;
import dev.sparklint.expression.Expression;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Compiles the expressions of rules. Keeps what it built for each list of declarations, so use one
 * for many rules; not safe for use by several threads.
 */
public final class ExpressionCompiler {

  private final CelEnvironment environment;

  public ExpressionCompiler(FactSchema schema) {
    this.environment = new CelEnvironment(schema);
  }

  /**
   * Compiles an expression that must have the given type.
   *
   * @throws ExpressionException with everything that is wrong
   */
  public CompiledExpression compile(String text, List<Declaration> variables, Type expected) {
    CompiledExpression compiled = compile(text, variables);
    if (!compiled.type().equals(expected)) {
      throw wrongType(text, expected.toString(), compiled.type());
    }
    return compiled;
  }

  /**
   * Compiles an expression whose value a message can show.
   *
   * @throws ExpressionException with everything that is wrong
   */
  public CompiledExpression compilePrintable(String text, List<Declaration> variables) {
    CompiledExpression compiled = compile(text, variables);
    if (!compiled.type().printable()) {
      throw wrongType(text, "a plain value or a list of strings", compiled.type());
    }
    return compiled;
  }

  /**
   * Compiles an expression that gives a list; its type's element is what one item is.
   *
   * @throws ExpressionException with everything that is wrong
   */
  public CompiledExpression compileList(String text, List<Declaration> variables) {
    CompiledExpression compiled = compile(text, variables);
    if (compiled.type().kind() != Type.Kind.LIST) {
      throw wrongType(text, "a list", compiled.type());
    }
    return compiled;
  }

  /**
   * Compiles an expression of any type.
   *
   * @throws ExpressionException with everything that is wrong
   */
  public CompiledExpression compile(String text, List<Declaration> variables) {
    CelAbstractSyntaxTree checked = check(text, variables);
    TreeBuilder builder = new TreeBuilder(checked, variables);
    Expression expression = builder.build();
    if (!builder.refusals().isEmpty()) {
      throw mistakes(text, builder.refusals());
    }
    Type type = CelEnvironment.type(checked.getResultType());
    if (type == null) {
      throw mistakes(text, Map.of(start(text), "what type this has cannot be told"));
    }
    return new CompiledExpression(expression, type, builder.frameSize());
  }

  CelEnvironment environment() {
    return environment;
  }

  CelAbstractSyntaxTree check(String text, List<Declaration> variables) {
    CelCompiler compiler = environment.compiler(variables);
    CelValidationResult parsed = compiler.parse(text);
    if (parsed.hasError()) {
      throw new ExpressionException(Explainer.ofSyntax(parsed.getErrors()));
    }
    CelAbstractSyntaxTree tree = tree(parsed);
    CelValidationResult checked = compiler.check(tree);
    Map<Integer, String> mistakes = new TreeMap<>();
    if (checked.hasError()) {
      Explainer explainer = new Explainer(environment, variables, tree, text);
      mistakes.putAll(explainer.ofTypes(checked.getErrors()));
    }
    mistakes.putAll(Refusals.of(tree));
    if (!mistakes.isEmpty()) {
      throw mistakes(text, mistakes);
    }
    return tree(checked);
  }

  private static CelAbstractSyntaxTree tree(CelValidationResult result) {
    try {
      return result.getAst();
    } catch (CelValidationException e) {
      throw new IllegalStateException("errors were asked for before", e);
    }
  }

  private static ExpressionException wrongType(String text, String expected, Type actual) {
    return mistakes(text, Map.of(start(text), "this should be " + expected + " but is " + actual));
  }

  private static ExpressionException mistakes(String text, Map<Integer, String> byOffset) {
    List<Mistake> mistakes = new ArrayList<>();
    byOffset.forEach((offset, message) -> mistakes.add(Mistake.at(text, offset, message)));
    return new ExpressionException(mistakes);
  }

  /** The first character that is not blank. */
  private static int start(String text) {
    int start = 0;
    while (start < text.length() && Character.isWhitespace(text.charAt(start))) {
      start++;
    }
    return start;
  }
}
