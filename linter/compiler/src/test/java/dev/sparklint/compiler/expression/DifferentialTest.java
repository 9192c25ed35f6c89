package dev.sparklint.compiler.expression;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sparklint.compiler.expression.DifferentialOracle.Outcome;
import dev.sparklint.facts.Effective;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Our evaluator against dev.cel's own runtimes. */
class DifferentialTest {

  private static final int RANDOM_EXPRESSIONS = 4000;
  private static final int WORLDS = 12;

  private final DifferentialOracle oracle = new DifferentialOracle(Examples.SCHEMA);

  @Test
  void agrees_with_cel_on_everything_rules_have() {
    for (String text : Expressions.ALL) {
      for (long seed = 0; seed < WORLDS; seed++) {
        check(text, seed);
      }
    }
    assertThat(oracle.count(Outcome.NOT_COMPARABLE)).isLessThan(5);
  }

  @Test
  void agrees_with_cel_on_random_expressions() {
    long first = Long.getLong("seed", 20_260_101L);
    for (long seed = first; seed < first + RANDOM_EXPRESSIONS; seed++) {
      check(new RandomExpressions(new Random(seed)).any(3), seed);
    }
    assertThat(oracle.count(Outcome.SAME_VALUE)).isGreaterThan(RANDOM_EXPRESSIONS / 2);
    assertThat(oracle.count(Outcome.SAME_ERROR)).isGreaterThan(RANDOM_EXPRESSIONS / 20);
    assertThat(oracle.count(Outcome.BOTH_UNKNOWN)).isGreaterThan(RANDOM_EXPRESSIONS / 20);
    assertThat(oracle.count(Outcome.HOLDS_FOR_COMPLETIONS)).isGreaterThan(RANDOM_EXPRESSIONS / 40);
    assertThat(oracle.count(Outcome.NOT_COMPARABLE)).isLessThan(RANDOM_EXPRESSIONS / 100);
    assertThat(oracle.count(Outcome.LOST_BY_PLANNER)).isLessThan(RANDOM_EXPRESSIONS / 100);
  }

  /**
   * All we do otherwise than dev.cel, and why: a linter would rather be silent than wrong, but not
   * silent for the sake of an item that cannot change the answer.
   *
   * <p>In this world {@code job.heap} and {@code job.labels.a} are unset, {@code job.replicas} and
   * one of two verbs are unknown.
   */
  @ParameterizedTest
  @CsvSource(
      delimiterString = "=>",
      quoteCharacter = '`',
      value = {
        // a missing field or key is unknown, for dev.cel an error
        "job.heap > job.overhead => UNKNOWN_FOR_MISSING",
        "job.labels['a'] == 'b' => UNKNOWN_FOR_MISSING",
        // lists are known item by item; for dev.cel a list with an unknown item is unknown
        "job.verbs.exists(v, v == 'get') => HOLDS_FOR_COMPLETIONS",
        "'get' in job.verbs => HOLDS_FOR_COMPLETIONS",
        "job.verbs[0] == 'get' => HOLDS_FOR_COMPLETIONS",
        "services.map(s, s.port).exists(p, p == 1) => HOLDS_FOR_COMPLETIONS",
        // so are maps
        "'b' in job.labels => HOLDS_FOR_COMPLETIONS",
        // something unknown beats an error in every operator; for dev.cel the first operand counts
        "1 / 0 == job.replicas => UNKNOWN_BEFORE_ERROR",
        "[1][2] == job.replicas => UNKNOWN_BEFORE_ERROR",
      })
  void differs_from_cel_by_choice_only(String text, Outcome outcome) {
    oracle.check(text, Examples.VARIABLES, partlyKnown());
    assertThat(oracle.count(outcome)).as(text).isPositive();
  }

  private static Object[] partlyKnown() {
    Examples.Facts facts = new Examples.Facts(new Random(1), 0, 0);
    Examples.Job any = facts.job();
    Examples.Service first = facts.service();
    Examples.Job job =
        new Examples.Job(
            any.mode(),
            new Effective.Unknown<>("a chart"),
            any.ratio(),
            any.streaming(),
            new Effective.Unset<>(),
            any.overhead(),
            any.cpu(),
            any.timeout(),
            any.idle(),
            any.namespace(),
            List.of(Examples.written("get"), new Effective.Unknown<>("a chart")),
            any.ports(),
            any.service(),
            any.conf(),
            Map.of("b", Examples.written("c"), "d", new Effective.Unknown<>("a chart")),
            any.place());
    List<Examples.Service> services =
        List.of(
            withPort(first, Examples.written(1L)), withPort(first, new Effective.Unknown<>("")));
    return new Object[] {job, services, 1L};
  }

  private static Examples.Service withPort(Examples.Service any, Effective<Long> port) {
    return new Examples.Service(any.name(), port, any.memory(), any.selects(), any.place());
  }

  /** A third of the worlds is all known, one has some unknown, one has much. */
  private void check(String text, long seed) {
    double unknown = seed % 3 * 0.15;
    Examples.Facts facts = new Examples.Facts(new Random(seed), unknown, unknown / 2);
    try {
      oracle.check(text, Examples.VARIABLES, facts.frame());
    } catch (AssertionError e) {
      throw new AssertionError("seed " + seed + ": " + e.getMessage(), e);
    }
  }
}
