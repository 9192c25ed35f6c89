package dev.sparklint.rules;

import dev.sparklint.expression.EvaluationError;
import dev.sparklint.expression.Evaluator;
import dev.sparklint.expression.Expression;
import dev.sparklint.facts.Effective;
import java.util.List;

/**
 * Text with expressions in it: {@code texts.get(0)}, {@code values.get(0)}, {@code texts.get(1)}
 * and so on; one text more than values.
 */
public record Template(List<String> texts, List<Expression> values) {

  public static final Template EMPTY = new Template(List.of(""), List.of());

  public Template {
    texts = List.copyOf(texts);
    values = List.copyOf(values);
    if (texts.size() != values.size() + 1) {
      throw new IllegalArgumentException("one text more than values");
    }
  }

  /** The text with each expression's value; {@code ?} for what is unknown. */
  public String render(Object[] frame) {
    StringBuilder out = new StringBuilder(texts.get(0));
    for (int i = 0; i < values.size(); i++) {
      append(Evaluator.evaluate(values.get(i), frame), out);
      out.append(texts.get(i + 1));
    }
    return out.toString();
  }

  /** The same, but empty as soon as one value is unknown. */
  public String renderIfKnown(Object[] frame) {
    for (Expression value : values) {
      Object known = Evaluator.evaluate(value, frame);
      if (known instanceof Effective.Unknown<?> || known instanceof EvaluationError) {
        return "";
      }
    }
    return render(frame);
  }

  private static void append(Object value, StringBuilder out) {
    if (value instanceof Effective.Unknown<?> || value instanceof EvaluationError) {
      out.append('?');
    } else if (value instanceof List<?> items) {
      for (int i = 0; i < items.size(); i++) {
        out.append(i == 0 ? "" : ", ");
        append(items.get(i), out);
      }
    } else {
      out.append(value);
    }
  }
}
