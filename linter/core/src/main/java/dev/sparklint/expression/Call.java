package dev.sparklint.expression;

import java.util.List;
import java.util.regex.PatternSyntaxException;

/** An operator or function with its arguments, the receiver of {@code a.f(b)} first. */
public record Call(Function function, List<Expression> arguments, int position)
    implements Expression {

  public Call {
    arguments = List.copyOf(arguments);
    if (arguments.isEmpty() || arguments.size() > 2) {
      throw new IllegalArgumentException("a function has one argument or two");
    }
  }

  @Override
  public Object read(Object[] frame) {
    Object left = Evaluator.evaluate(arguments.get(0), frame);
    int last = arguments.size() - 1;
    Object right = last == 0 ? left : Evaluator.evaluate(arguments.get(last), frame);
    if (Values.undecided(left)) {
      return last > 0 && Values.undecided(right) ? Values.stronger(left, right) : left;
    }
    return last > 0 && Values.undecided(right) ? right : apply(left, right);
  }

  private Object apply(Object left, Object right) {
    try {
      return function.apply(left, right);
    } catch (NumberFormatException notANumber) {
      return new EvaluationError("not a whole number: '" + left + "'", position);
    } catch (PatternSyntaxException noPattern) {
      return new EvaluationError("not a pattern: " + noPattern.getDescription(), position);
    } catch (ArithmeticException overflow) {
      return new EvaluationError(
          function.divides() ? "division by zero" : "the result does not fit", position);
    }
  }
}
