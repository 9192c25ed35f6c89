package dev.sparklint.expression;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sparklint.facts.Effective;
import dev.sparklint.text.Place;
import dev.sparklint.text.Span;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The tree by hand; whole expressions are tested against dev.cel where they are compiled. */
class EvaluatorTest {

  private static final Place HERE = new Place("a", Span.at(1, 1));
  private static final Expression VARIABLE = new Variable(0, 0);
  private static final Expression TRUE = new Constant(true, 0);
  private static final Effective<Object> UNKNOWN = new Effective.Unknown<>("a chart");

  @Test
  void looks_through_what_is_written_or_defaulted() {
    assertThat(evaluate(VARIABLE, new Effective.Written<>(5L, HERE))).isEqualTo(5L);
    assertThat(evaluate(VARIABLE, new Effective.Defaulted<>("x", "Spark"))).isEqualTo("x");
  }

  @Test
  void takes_what_is_unset_for_unknown() {
    assertThat(evaluate(VARIABLE, new Effective.Unset<>())).isInstanceOf(Effective.Unknown.class);
    assertThat(evaluate(new Select(VARIABLE, "k", 0), Map.of()))
        .isInstanceOf(Effective.Unknown.class);
    assertThat(evaluate(new Has(VARIABLE, "k", 0), Map.of())).isEqualTo(false);
  }

  @Test
  void lets_either_side_decide() {
    Expression error = new Index(new ListLiteral(List.of(), 0), new Constant(0L, 0), 7);
    assertThat(evaluate(new Logical(true, VARIABLE, TRUE, 0), UNKNOWN)).isEqualTo(true);
    assertThat(evaluate(new Logical(true, error, TRUE, 0), UNKNOWN)).isEqualTo(true);
    assertThat(evaluate(new Logical(false, error, VARIABLE, 0), UNKNOWN)).isEqualTo(UNKNOWN);
    assertThat(evaluate(new Logical(false, error, TRUE, 0), UNKNOWN))
        .isEqualTo(new EvaluationError("no item 0 in a list of 0", 7));
  }

  @Test
  void keeps_places_through_filters() {
    Effective<String> item = new Effective.Written<>("x", HERE);
    Expression kept = new Fold(Fold.Kind.COLLECT, VARIABLE, 1, TRUE, new Variable(1, 0), 0);
    Expression first = new Index(kept, new Constant(0L, 0), 0);
    assertThat(Evaluator.place(first, new Object[] {List.of(item), ""})).isEqualTo(HERE);
  }

  @Test
  void reports_overflow_where_it_happens() {
    Expression sum = new Call(Function.ADD_INT64, List.of(VARIABLE, new Constant(1L, 0)), 3);
    assertThat(evaluate(sum, Long.MAX_VALUE))
        .isEqualTo(new EvaluationError("the result does not fit", 3));
  }

  private static Object evaluate(Expression expression, Object variable) {
    return Evaluator.evaluate(expression, new Object[] {variable});
  }
}
