package dev.sparklint.expression;

import java.util.List;
import java.util.regex.PatternSyntaxException;

/** An operator or function with its arguments, the receiver of {@code a.f(b)} first. */
public record Call(Function function, List<Expression> arguments, int position)
    implements Expression {

  public Call {
    arguments = List.copyOf(arguments);
  }

  @Override
  public Object read(Object[] frame) {
    Object[] values = new Object[arguments.size()];
    Object undecided = null;
    for (int i = 0; i < values.length; i++) {
      values[i] = Evaluator.evaluate(arguments.get(i), frame);
      if (Values.undecided(values[i])) {
        undecided = Values.stronger(undecided, values[i]);
      }
    }
    return undecided == null ? apply(values) : undecided;
  }

  private Object apply(Object[] values) {
    try {
      return function.apply(values);
    } catch (NumberFormatException notANumber) {
      return new EvaluationError("not a whole number: '" + values[0] + "'", position);
    } catch (PatternSyntaxException noPattern) {
      return new EvaluationError("not a pattern: " + noPattern.getDescription(), position);
    } catch (ArithmeticException overflow) {
      return new EvaluationError(
          function.divides() ? "division by zero" : "the result does not fit", position);
    }
  }
}
