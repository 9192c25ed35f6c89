package dev.sparklint.compiler.expression;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sparklint.expression.Expression;
import dev.sparklint.expression.Fold;
import dev.sparklint.expression.Function;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CoverageTest {

  @Test
  void evaluator_and_compiler_have_the_same_functions() {
    assertThat(Arrays.stream(Function.values()).map(Function::overload))
        .containsExactlyInAnyOrderElementsOf(CelEnvironment.overloads());
  }

  @Test
  void examples_use_every_function_and_every_kind_of_expression() {
    Set<Function> functions = new HashSet<>();
    Set<Object> nodes = new HashSet<>();
    ExpressionCompiler compiler = new ExpressionCompiler(Examples.SCHEMA);
    for (String text : Expressions.ALL) {
      Expression expression = compiler.compile(text, Examples.VARIABLES).expression();
      Expressions.survey(expression, functions, nodes);
    }
    assertThat(functions).containsExactlyInAnyOrder(Function.values());
    assertThat(nodes).contains((Object[]) Fold.Kind.values());
    assertThat(nodes).contains((Object[]) Expression.class.getPermittedSubclasses());
  }
}
