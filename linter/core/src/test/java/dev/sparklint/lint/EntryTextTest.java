package dev.sparklint.lint;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What goes when a setting is removed; in the table {@code $} is a line end, {@code @} marks it.
 */
class EntryTextTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "spark.a 1$@spark.b 2$spark.c 3$ | spark.a 1$spark.c 3$",
        "spark.a 1$spark.b = @2$spark.c 3$ | spark.a 1$spark.c 3$",
        "spark.a 1$@spark.b 2\\$  and 3$spark.c 4$ | spark.a 1$spark.c 4$",
        "spark.a 1$@spark.b 2 | spark.a 1$",
        "m:$  @spark.a: 1$  spark.b: 2$ | m:$  spark.b: 2$",
        "m:$  @'spark.a': >$    one$    two$  spark.b: 2$ | m:$  spark.b: 2$",
        "m:$  'spark.a': @'1'$  x: 2$ | m:$  x: 2$",
        "args:$  - --conf$  - @spark.a=1$  - x.jar$ | args:$  - x.jar$",
        "args:$  - \"--conf\"$  - \"@spark.a=1\"$  - x.jar$ | args:$  - x.jar$",
        "args:$  - @--driver-cores$  - 2$  - x.jar$ | args:$  - x.jar$",
        "args:$  - --conf=@spark.a=1$  - x.jar$ | args:$  - x.jar$",
        "args:$  - @spark.a=1$  - x.jar$ | args:$  - spark.a=1$  - x.jar$",
        "spark-submit --conf @spark.a=1 --name x y.jar$ | spark-submit --name x y.jar$",
        "spark-submit --conf \"@spark.a=1 2\" y.jar$ | spark-submit y.jar$",
        "spark-submit \\$  --conf @spark.a=1 \\$  y.jar$ | spark-submit \\$  y.jar$",
        "spark-submit --driver-cores @2 y.jar$ | spark-submit y.jar$",
        "CMD [\"a\", \"--conf\", \"@spark.a=1\", \"y.jar\"]$ | CMD [\"a\", \"y.jar\"]$",
        "CMD [\"a\", \"--conf=@spark.a=1\", \"y.jar\"]$ | CMD [\"a\", \"y.jar\"]$",
        "sparkConf: {@spark.a: 1, spark.b: 2}$ | sparkConf: {spark.a: 1, spark.b: 2}$",
      })
  void takes_out_all_that_belongs_to_it(String before, String after) {
    for (String lineEnd : new String[] {"\n", "\r\n"}) {
      String marked = before.replace("$", lineEnd);
      int offset = marked.indexOf('@');
      String text = marked.substring(0, offset) + marked.substring(offset + 1);
      EntryText.Range range = EntryText.around(text, offset);
      String left =
          range == null ? text : text.substring(0, range.start()) + text.substring(range.end());
      assertThat(left).isEqualTo(after.replace("$", lineEnd));
    }
  }
}
