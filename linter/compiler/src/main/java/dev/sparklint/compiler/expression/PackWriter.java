package dev.sparklint.compiler.expression;

import dev.sparklint.expression.Call;
import dev.sparklint.expression.Conditional;
import dev.sparklint.expression.Constant;
import dev.sparklint.expression.Expression;
import dev.sparklint.expression.Fold;
import dev.sparklint.expression.Has;
import dev.sparklint.expression.Index;
import dev.sparklint.expression.ListLiteral;
import dev.sparklint.expression.Logical;
import dev.sparklint.expression.PackFormat;
import dev.sparklint.expression.Select;
import dev.sparklint.expression.Variable;
import dev.sparklint.quantity.CpuQuantity;
import dev.sparklint.quantity.MemorySize;
import dev.sparklint.quantity.SparkDuration;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes a pack for {@link dev.sparklint.expression.PackReader}, each string only once. */
public final class PackWriter {

  private final Map<String, Integer> pool = new LinkedHashMap<>();
  private final ByteArrayOutputStream body = new ByteArrayOutputStream();

  public void string(String text) {
    number(pool.computeIfAbsent(text, added -> pool.size()));
  }

  public void flag(boolean flag) {
    body.write(flag ? 1 : 0);
  }

  /**
   * A number that is not negative.
   *
   * @throws IllegalArgumentException if it is
   */
  public void number(int number) {
    if (number < 0) {
      throw new IllegalArgumentException("negative: " + number);
    }
    unsigned(number, body);
  }

  /** A number of either sign; small ones take fewer bytes. */
  public void longNumber(long number) {
    unsigned((number << 1) ^ (number >> 63), body);
  }

  private static void unsigned(long number, ByteArrayOutputStream out) {
    long rest = number;
    while ((rest & ~0x7fL) != 0) {
      out.write((int) (rest & 0x7f) | 0x80);
      rest >>>= 7;
    }
    out.write((int) rest);
  }

  /** Writes version, strings and everything given so far. */
  public void writeTo(OutputStream out) throws IOException {
    ByteArrayOutputStream head = new ByteArrayOutputStream();
    head.write(PackFormat.VERSION);
    unsigned(pool.size(), head);
    DataOutputStream strings = new DataOutputStream(head);
    for (String text : pool.keySet()) {
      strings.writeUTF(text);
    }
    head.writeTo(out);
    body.writeTo(out);
  }

  @SuppressWarnings("EnumOrdinal") // PackFormat says that the order of constants is its business
  public void expression(Expression expression) {
    if (expression instanceof Constant constant) {
      constant(constant);
    } else if (expression instanceof Variable variable) {
      start(PackFormat.VARIABLE, expression);
      number(variable.slot());
    } else if (expression instanceof Select select) {
      start(PackFormat.SELECT, expression);
      expression(select.operand());
      string(select.field());
    } else if (expression instanceof Has has) {
      start(PackFormat.HAS, expression);
      expression(has.operand());
      string(has.field());
    } else if (expression instanceof Index index) {
      start(PackFormat.INDEX, expression);
      expression(index.operand());
      expression(index.key());
    } else if (expression instanceof ListLiteral list) {
      start(PackFormat.LIST, expression);
      expressions(list.items());
    } else if (expression instanceof Logical logical) {
      start(logical.decisive() ? PackFormat.OR : PackFormat.AND, expression);
      expression(logical.left());
      expression(logical.right());
    } else if (expression instanceof Conditional conditional) {
      start(PackFormat.CONDITIONAL, expression);
      expression(conditional.condition());
      expression(conditional.yes());
      expression(conditional.no());
    } else if (expression instanceof Fold fold) {
      start(PackFormat.FOLD, expression);
      number(fold.kind().ordinal());
      expression(fold.range());
      number(fold.slot());
      expression(fold.condition());
      expression(fold.result());
    } else if (expression instanceof Call call) {
      start(PackFormat.CALL, expression);
      number(call.function().ordinal());
      expressions(call.arguments());
    }
  }

  private void expressions(List<Expression> expressions) {
    number(expressions.size());
    expressions.forEach(this::expression);
  }

  private void constant(Constant constant) {
    Object value = constant.value();
    if (value instanceof Boolean truth) {
      start(truth ? PackFormat.TRUE : PackFormat.FALSE, constant);
    } else if (value instanceof Long number) {
      start(PackFormat.INTEGER, constant);
      longNumber(number);
    } else if (value instanceof Double number) {
      start(PackFormat.DOUBLE, constant);
      bits(Double.doubleToLongBits(number));
    } else if (value instanceof String text) {
      start(PackFormat.STRING, constant);
      string(text);
    } else if (value instanceof MemorySize size) {
      start(PackFormat.MEMORY, constant);
      longNumber(size.bytes());
    } else if (value instanceof CpuQuantity cpu) {
      start(PackFormat.CPU, constant);
      longNumber(cpu.milli());
    } else if (value instanceof SparkDuration duration) {
      start(PackFormat.DURATION, constant);
      longNumber(duration.millis());
    } else {
      throw new IllegalArgumentException("no constant: " + value);
    }
  }

  private void bits(long bits) {
    for (int shift = 56; shift >= 0; shift -= 8) {
      body.write((int) (bits >>> shift));
    }
  }

  private void start(int tag, Expression expression) {
    body.write(tag);
    number(expression.position());
  }
}
