package dev.sparklint.compiler.expression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sparklint.expression.Expression;
import dev.sparklint.expression.PackFormat;
import dev.sparklint.expression.PackReader;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PackTest {

  private static final int RANDOM_EXPRESSIONS = 300;

  private final ExpressionCompiler compiler = new ExpressionCompiler(Examples.SCHEMA);
  private final PackWriter writer = new PackWriter();

  @Test
  void reads_back_the_same_trees() throws IOException {
    List<Expression> written = new ArrayList<>();
    int frameSize = 0;
    List<String> texts = new ArrayList<>(Expressions.ALL);
    for (long seed = 0; seed < RANDOM_EXPRESSIONS; seed++) {
      texts.add(new RandomExpressions(new Random(seed)).any(3));
    }
    for (String text : texts) {
      CompiledExpression compiled = compiler.compile(text, Examples.VARIABLES);
      writer.expression(compiled.expression());
      written.add(compiled.expression());
      frameSize = Math.max(frameSize, compiled.frameSize());
    }
    PackReader reader = reader();
    for (Expression expression : written) {
      assertThat(reader.expression()).isEqualTo(expression);
    }
    assertThat(reader.frameSize()).isEqualTo(frameSize);
  }

  @Test
  void reads_back_plain_fields_in_their_order() throws IOException {
    long[] numbers = {0, -1, 1, 300, Long.MIN_VALUE, Long.MAX_VALUE};
    writer.string("a 😀");
    writer.string("a 😀");
    writer.flag(true);
    writer.number(Integer.MAX_VALUE);
    for (long number : numbers) {
      writer.longNumber(number);
    }
    PackReader reader = reader();
    assertThat(reader.string()).isEqualTo("a 😀").isSameAs(reader.string());
    assertThat(reader.flag()).isTrue();
    assertThat(reader.number()).isEqualTo(Integer.MAX_VALUE);
    for (long number : numbers) {
      assertThat(reader.longNumber()).isEqualTo(number);
    }
  }

  @Test
  void stays_small() throws IOException {
    for (String text : Expressions.ALL) {
      writer.expression(compiler.compile(text, Examples.VARIABLES).expression());
    }
    assertThat(packed().length).isLessThan(50 * Expressions.ALL.size());
  }

  @Test
  void refuses_a_pack_of_another_version() throws IOException {
    byte[] pack = packed();
    pack[0]++;
    assertThatThrownBy(() -> new PackReader(new ByteArrayInputStream(pack)))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("version " + (PackFormat.VERSION + 1));
  }

  private byte[] packed() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    writer.writeTo(out);
    return out.toByteArray();
  }

  private PackReader reader() throws IOException {
    return new PackReader(new ByteArrayInputStream(packed()));
  }
}
