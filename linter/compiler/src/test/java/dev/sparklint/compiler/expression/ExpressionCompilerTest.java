package dev.sparklint.compiler.expression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sparklint.expression.Call;
import dev.sparklint.expression.Constant;
import dev.sparklint.expression.Expression;
import dev.sparklint.quantity.CpuQuantity;
import dev.sparklint.quantity.MemorySize;
import dev.sparklint.quantity.SparkDuration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExpressionCompilerTest {

  private final ExpressionCompiler compiler = new ExpressionCompiler(Examples.SCHEMA);

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "job.hepa > memory('1g')   | 1:5: Job has no 'hepa'; did you mean 'heap'?",
        "has(job.hepa)             | 1:9: Job has no 'hepa'; did you mean 'heap'?",
        "services[0].prt == 1      | 1:13: Service has no 'prt'; did you mean 'port'?",
        "services.exists(s, s.prt > 1) | 1:22: Service has no 'prt'; did you mean 'port'?",
        "services.exists(s, services.map(t, t.selects).exists(u, s.nme in u)) | 1:59: Service has no 'nme'; did you mean 'name'?",
        "job.service.colour == 1   | 1:13: Service has no 'colour'; there is name, port, memory, selects",
        "jbo.heap == job.heap      | 1:1: nothing here is called 'jbo'; did you mean 'job'?",
        "driver == 1               | 1:1: nothing here is called 'driver'; there is job, services, n",
        "job.id.startWith('a')     | 1:8: there is no function 'startWith'; did you mean 'startsWith'?",
        "frobnicate(n)             | 1:1: there is no function 'frobnicate'",
        "job.heap <= 8             | 1:10: '<=' does not take (Memory, int); a size is written memory(\"512m\")",
        "job.heap == '8g'          | 1:10: cannot compare (Memory, string); a size is written memory(\"512m\")",
        "job.cpu < 2               | 1:9: '<' does not take (Cpu, int); an amount of CPU is written cpu(\"500m\")",
        "job.heap == job.cpu       | 1:10: cannot compare (Memory, Cpu)",
        "job.ratio * n > 1.0       | 1:11: '*' does not take (double, int); double(x) makes a double of an int",
        "job.streaming ? 1 : 'a'   | 1:15: both sides of ?: should be of one type: (bool, int, string)",
        "job['heap'] == n          | 1:4: cannot look into (Job, string) with []",
        "!n                        | 1:1: '!' does not take (int)",
        "n in 1                    | 1:3: 'in' does not take (int, int)",
        "[1, 'a']                  | 1:5: the items of a list should be of one type: expected type 'int' but found 'string'",
        "memory('8x') < job.heap   | 1:7: '8x' is not a size with its unit as Spark writes it: memory(\"384m\"), memory(\"2g\")",
        "memory('8') < job.heap    | 1:7: '8' is not a size with its unit as Spark writes it: memory(\"384m\"), memory(\"2g\")",
        "memory('8Gi') < job.heap  | 1:7: '8Gi' is not a size with its unit as Spark writes it: memory(\"384m\"), memory(\"2g\")",
        "memory(job.id) < job.heap | 1:7: memory() takes a literal, a size with its unit as Spark writes it: memory(\"384m\"), memory(\"2g\")",
        "memory(8) < job.heap      | 1:7: memory() takes a literal, a size with its unit as Spark writes it: memory(\"384m\"), memory(\"2g\")",
        "duration('2x') < job.idle | 1:9: '2x' is not a time with its unit as Spark writes it: duration(\"500ms\"), duration(\"120s\")",
        "duration('2') < job.idle  | 1:9: '2' is not a time with its unit as Spark writes it: duration(\"500ms\"), duration(\"120s\")",
        "job.idle < 120            | 1:10: '<' does not take (Duration, int); a time is written duration(\"120s\")",
        "cpu('2x') < job.cpu       | 1:4: '2x' is not an amount as Kubernetes writes it: cpu(\"500m\"), cpu(\"2\")",
        "n ==                      | 1:5: the expression ends too early",
        "job..heap                 | 1:5: unexpected '..'",
        "n == 1 1                  | 1:8: unexpected '1'",
        "n # 1                     | 1:3: unexpected '#'",
        "9999999999999999999 == n  | 1:1: this number does not fit 64 bits",
        "has(job)                  | 1:4: has() takes a field, as in has(driver.heap)",
        "services.exists(1, true)  | 1:17: this should be a plain name, as x in list.exists(x, x > 1)",
        "services.all(s, t, true)  | 1:10: all() takes a name and a condition, as in list.all(x, x > 1)",
        "services.exists(s, s)     | 1:16: the condition in here should be bool",
        "services.all(s, s.port)   | 1:13: the condition in here should be bool",
        "services.filter(s, s.name) | 1:16: the condition in here should be bool",
        "services.exists_one(s, 1) | 1:20: the condition in here should be bool",
        "job.all(x, true)          | 1:8: this should be a list",
      })
  void says_what_is_wrong_and_where(String text, String expected) {
    assertThat(mistakes(text)).contains(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "job.id.getFullYear() == 1      | 1:8: 'getFullYear' of CEL is not part of the rule language",
        "dyn(n) == 1                    | 1:1: 'dyn' of CEL is not part of the rule language",
        "type(n) == type(1)             | 1:1: 'type' of CEL is not part of the rule language",
        "timestamp('2026-01-01T00:00:00Z') == timestamp('') | 1:1: 'timestamp' of CEL is not part of the rule language",
        "bytes('a') == bytes('b')       | 1:1: 'bytes' of CEL is not part of the rule language",
        "uint(1) == uint(n)             | 1:1: 'uint' of CEL is not part of the rule language",
        "bool('true')                   | 1:1: 'bool' of CEL is not part of the rule language",
        "n == int                       | 1:6: nothing here is called 'int'; there is job, services, n",
        "1u == 1u                       | 1:1: rules have no unsigned numbers; leave out the u",
        "b'a' == b'a'                   | 1:1: rules have no bytes; leave out the b",
        "null == null                   | 1:1: rules have no null; ask has(x.field)",
        "Service{name: 'a'}.name == ''  | 1:8: rules cannot make a Service",
        "{'a': 1}['a'] == 1             | 1:1: rules cannot make maps; lists are written [a, b]",
        "1 < 2.0                        | 1:3: '<' does not take (int, double); double(x) makes a double of an int",
        "job.?heap                      | 1:4: unsupported syntax '.?'",
        "services == services           | 1:10: list(Service) cannot be compared as a whole; compare something it holds",
        "job.service in services        | 1:13: Service cannot be compared as a whole; compare something it holds",
        "job.labels == job.labels       | 1:12: map(string, string) cannot be compared as a whole; compare something it holds",
        "job.labels.exists(k, k == 'a') | 1:18: rules cannot go through the keys of a map, not all may be known",
        "job.labels.size() == 1         | 1:12: 'size' does not take (map(string, string))",
        "[][0].foo == 1                 | 1:6: what this is a field of cannot be told",
        "[]                             | 1:1: what type this has cannot be told",
        "cel.bind(x, 1, x)              | 1:5: there is no function 'bind'",
      })
  void refuses_what_rules_do_not_have(String text, String expected) {
    assertThat(mistakes(text)).contains(expected);
  }

  @Test
  void counts_lines_from_one_and_columns_in_code_points() {
    assertThat(mistakes("n == 1 &&\n  '😀é' == job.nmespace"))
        .isEqualTo("2:15: Job has no 'nmespace'; did you mean 'namespace'?");
    assertThat(mistakes("\n\n job.heap\n  <= memory('😀')")).startsWith("4:12: '😀' is not a size");
  }

  @Test
  void tells_all_mistakes_at_once() {
    assertThat(mistakes("job.hepa == memory('x') &&\nservices.exists(s, s.prt == 1u)"))
        .isEqualTo(
            """
            1:5: Job has no 'hepa'; did you mean 'heap'?
            1:19: 'x' is not a size with its unit as Spark writes it: memory("384m"), memory("2g")
            2:22: Service has no 'prt'; did you mean 'port'?
            2:29: rules have no unsigned numbers; leave out the u""");
  }

  @Test
  void never_breaks_on_damaged_text() {
    for (long seed = 0; seed < 3000; seed++) {
      Random random = new Random(seed);
      String text = damaged(random);
      try {
        compiler.compile(text, Examples.VARIABLES);
      } catch (ExpressionException e) {
        String where = "seed " + seed + ": " + text;
        assertThat(e.mistakes()).as(where).isNotEmpty().isSorted();
        assertThat(e.mistakes()).as(where).allMatch(it -> isInside(it, text));
      }
    }
  }

  private static String damaged(Random random) {
    String pieces = "()[].,'\"!&|?:<=+-*/%{}@#$\\ \n1u😀xn";
    StringBuilder text =
        new StringBuilder(Expressions.ALL.get(random.nextInt(Expressions.ALL.size())));
    for (int many = 1 + random.nextInt(3); many > 0; many--) {
      int at = random.nextInt(text.length());
      int piece = random.nextInt(pieces.length());
      switch (random.nextInt(3)) {
        case 0 -> text.deleteCharAt(at);
        case 1 -> text.insert(at, pieces.charAt(piece));
        default -> text.setCharAt(at, pieces.charAt(piece));
      }
    }
    return text.toString();
  }

  private static boolean isInside(Mistake mistake, String text) {
    List<String> lines = List.of(text.split("\n", -1));
    return mistake.line() <= lines.size()
        && mistake.column() <= lines.get(mistake.line() - 1).length() + 1;
  }

  @Test
  void folds_quantities_into_constants() {
    Expression expression =
        compiler.compile("memory('384m') < job.heap", Examples.VARIABLES).expression();
    assertThat(((Call) expression).arguments().get(0))
        .isEqualTo(new Constant(MemorySize.ofMebibytes(384), 6));
    assertThat(compiler.compile("cpu('500m')", Examples.VARIABLES).expression())
        .isEqualTo(new Constant(new CpuQuantity(500), 3));
    assertThat(compiler.compile("duration('1min')", Examples.VARIABLES).expression())
        .isEqualTo(new Constant(SparkDuration.ofSeconds(60), 8));
  }

  @Test
  void knows_the_type_of_what_it_compiled() {
    assertThat(type("job.heap + job.overhead")).isEqualTo("Memory");
    assertThat(type("services.map(s, s.name)")).isEqualTo("list(string)");
    assertThat(type("services.filter(s, true)")).isEqualTo("list(Service)");
    assertThat(type("job.labels")).isEqualTo("map(string, string)");
    assertThat(type("job.ports[0]")).isEqualTo("int");
  }

  @Test
  void wants_the_expected_type() {
    assertThat(compiler.compile("n > 1", Examples.VARIABLES, Type.BOOL).type())
        .isEqualTo(Type.BOOL);
    assertThatThrownBy(() -> compiler.compile(" job.heap", Examples.VARIABLES, Type.BOOL))
        .isInstanceOf(ExpressionException.class)
        .hasMessage("1:2: this should be bool but is Memory");
    assertThatThrownBy(() -> compiler.compileList("n", Examples.VARIABLES))
        .hasMessage("1:1: this should be a list but is int");
    assertThatThrownBy(() -> compiler.compilePrintable("job", Examples.VARIABLES))
        .hasMessage("1:1: this should be a plain value or a list of strings but is Job");
    assertThat(compiler.compilePrintable("job.verbs", Examples.VARIABLES).type())
        .isEqualTo(Type.list(Type.STRING));
  }

  @Test
  void puts_the_items_of_folds_above_the_variables() {
    assertThat(compiler.compile("n == 1", Examples.VARIABLES).frameSize()).isEqualTo(3);
    String nested = "services.exists(s, s.selects.exists(x, x == 'a')) || services.all(s, true)";
    assertThat(compiler.compile(nested, Examples.VARIABLES).frameSize()).isEqualTo(5);
  }

  private String type(String text) {
    return compiler.compile(text, Examples.VARIABLES).type().toString();
  }

  private String mistakes(String text) {
    try {
      compiler.compile(text, Examples.VARIABLES);
    } catch (ExpressionException e) {
      return String.join("\n", e.mistakes().stream().map(Mistake::toString).toList());
    }
    throw new AssertionError("compiles: " + text);
  }
}
