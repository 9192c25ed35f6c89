package dev.sparklint.compiler.expression;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sparklint.expression.EvaluationError;
import dev.sparklint.expression.Evaluator;
import dev.sparklint.facts.Doc;
import dev.sparklint.facts.Effective;
import dev.sparklint.facts.Fact;
import dev.sparklint.facts.Lookup;
import dev.sparklint.quantity.MemorySize;
import dev.sparklint.text.Place;
import dev.sparklint.text.Span;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What expressions come to when not everything is known, and where their values are written. */
class EvaluationTest {

  private static final Place HEAP = new Place("a.properties", Span.at(4, 21));
  private static final Place VERB = new Place("role.yaml", Span.at(9, 5));
  private static final Place POD = new Place("pod.yaml", Span.at(1, 1));

  /** How it runs. */
  enum Mode {
    CLIENT {
      @Override
      public String toString() {
        return "client";
      }
    }
  }

  /** A pod. */
  record Pod(
      @Doc("Written.") Effective<MemorySize> heap,
      @Doc("By default.") Effective<Long> cores,
      @Doc("Not set.") Effective<Long> unset,
      @Doc("Not known.") Effective<Long> unknown,
      @Doc("One of two verbs is templated.") List<Effective<String>> verbs,
      @Doc("Knows a and not b.") Lookup<String> conf,
      @Doc("Knows x.") Map<String, Effective<String>> labels,
      @Doc("Lower case.") Effective<Mode> mode,
      @Nullable Place place)
      implements Fact {

    @Override
    public Object field(String name) {
      return switch (name) {
        case "heap" -> heap;
        case "cores" -> cores;
        case "unset" -> unset;
        case "unknown" -> unknown;
        case "verbs" -> verbs;
        case "conf" -> conf;
        case "labels" -> labels;
        case "mode" -> mode;
        default -> throw new IllegalArgumentException(name);
      };
    }
  }

  private static final Pod FACT =
      new Pod(
          new Effective.Written<>(MemorySize.ofMebibytes(1024), HEAP),
          new Effective.Defaulted<>(2L, "Spark 3.5"),
          new Effective.Unset<>(),
          new Effective.Unknown<>("a chart"),
          List.of(new Effective.Written<>("get", VERB), new Effective.Unknown<>("a chart")),
          EvaluationTest::conf,
          Map.of("x", new Effective.Written<>("y", VERB)),
          new Effective.Defaulted<>(Mode.CLIENT, "Spark"),
          POD);

  private static final List<Declaration> VARIABLES =
      List.of(new Declaration("pod", Type.fact("Pod")));

  private final ExpressionCompiler compiler =
      new ExpressionCompiler(FactSchema.of(List.of(Pod.class)));

  private static Effective<String> conf(String key) {
    return switch (key) {
      case "a" -> new Effective.Written<>("1", HEAP);
      case "b" -> new Effective.Unknown<>("another layer may set it");
      default -> new Effective.Unset<>();
    };
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = "=>",
      quoteCharacter = '`',
      value = {
        "has(pod.heap) => true",
        "has(pod.cores) => true",
        "has(pod.unset) => false",
        "has(pod.unknown) => unknown",
        "pod.cores == 2 => true",
        "pod.unset == 2 => unknown",
        "pod.unset == pod.unset => unknown",
        "pod.unknown == 2 => unknown",
        "pod.unknown == 2 || true => true",
        "false && pod.unknown == 2 => false",
        "pod.unknown == 2 || false => unknown",
        "!(pod.unknown == 2) => unknown",
        "pod.unknown == 1 ? true : true => unknown",
        "'a' in pod.conf => true",
        "'b' in pod.conf => unknown",
        "'c' in pod.conf => false",
        "pod.conf['a'] == '1' => true",
        "pod.conf['b'] == '1' => unknown",
        "pod.conf['c'] == '1' => unknown",
        "has(pod.conf.a) => true",
        "has(pod.conf.c) => false",
        "has(pod.labels.x) && !has(pod.labels.z) => true",
        "pod.labels.x == 'y' => true",
        "pod.labels['z'] == 'y' => unknown",
        "pod.mode == 'client' => true",
        "pod.verbs.exists(v, v == 'get') => true",
        "pod.verbs.exists(v, v == 'list') => unknown",
        "pod.verbs.all(v, v == 'list') => false",
        "pod.verbs.all(v, v == 'get') => unknown",
        "pod.verbs.exists_one(v, v == 'get') => unknown",
        "(pod.verbs + pod.verbs).exists_one(v, true) => false",
        "'get' in pod.verbs => true",
        "'list' in pod.verbs => unknown",
        "pod.verbs[0] == 'get' => true",
        "pod.verbs[1] == 'get' => unknown",
        "pod.verbs[7] == 'get' => unknown",
        "pod.verbs.size() == 2 => unknown",
        "pod.verbs == ['get', 'list'] => unknown",
        "pod.verbs.map(v, v + '!').exists(v, v == 'get!') => true",
        "pod.verbs.filter(v, v == 'x').size() == 0 => unknown",
        "['get', 'b'].filter(v, v in pod.verbs)[0] == 'get' => true",
        "pod.unknown / 0 == 1 => unknown",
        "1 / 0 == pod.unknown => unknown",
        "1 / 0 == 1 => 1:3 division by zero",
        "1 / 0 == 1 || pod.unknown == 1 => unknown",
        "true || 1 / 0 == 1 => true",
        "1 / 0 == 1 && false => false",
        "[1][3] == 1 => 1:4 no item 3 in a list of 1",
        "[1][-1] == 1 => 1:4 no item -1 in a list of 1",
        "9223372036854775807 + 1 == 0 => 1:21 the result does not fit",
        "int('1x') == 0 => 1:4 not a whole number: '1x'",
      })
  void knows_what_follows_from_what_is_known(String text, String expected) {
    Object value = evaluate(text);
    assertThat(say(text, value)).isEqualTo(expected);
  }

  @Test
  void tells_where_the_value_of_a_path_is_written() {
    assertThat(place("pod.heap")).isEqualTo(HEAP);
    assertThat(place("pod.conf['a']")).isEqualTo(HEAP);
    assertThat(place("pod.labels.x")).isEqualTo(VERB);
    assertThat(place("pod.verbs[0]")).isEqualTo(VERB);
    assertThat(place("has(pod.cores) ? pod.heap : pod.heap * 2")).isEqualTo(HEAP);
    assertThat(place("pod.verbs.filter(v, v == 'get')[0]")).isEqualTo(VERB);
    assertThat(place("pod")).isEqualTo(POD);
  }

  @Test
  void has_no_place_for_what_nobody_wrote() {
    for (String text : List.of("pod.cores", "pod.unset", "pod.unknown", "pod.heap * 2", "1")) {
      assertThat(place(text)).as(text).isNull();
    }
  }

  @Test
  void binds_the_items_of_a_list_with_their_places() {
    CompiledExpression list = compiler.compileList("pod.verbs", VARIABLES);
    Type element = list.type().element();
    assertThat(element).isEqualTo(Type.STRING);
    List<Declaration> inner = List.of(VARIABLES.get(0), new Declaration("verb", Type.STRING));
    CompiledExpression text = compiler.compilePrintable("verb + '!'", inner);
    CompiledExpression at = compiler.compile("verb", inner);
    Object[] frame = {FACT, FACT.verbs().get(0)};
    assertThat(Evaluator.evaluate(text.expression(), frame)).isEqualTo("get!");
    assertThat(Evaluator.place(at.expression(), frame)).isEqualTo(VERB);
  }

  private Object evaluate(String text) {
    CompiledExpression compiled = compiler.compile(text, VARIABLES);
    return Evaluator.evaluate(compiled.expression(), frame(compiled));
  }

  private @Nullable Place place(String text) {
    CompiledExpression compiled = compiler.compile(text, VARIABLES);
    return Evaluator.place(compiled.expression(), frame(compiled));
  }

  private static Object[] frame(CompiledExpression compiled) {
    return Arrays.copyOf(new Object[] {FACT}, compiled.frameSize());
  }

  private static String say(String text, Object value) {
    if (value instanceof EvaluationError error) {
      Mistake mistake = Mistake.at(text, error.position(), error.message());
      return mistake.line() + ":" + mistake.column() + " " + mistake.message();
    }
    return value instanceof Effective.Unknown<?> ? "unknown" : value.toString();
  }
}
