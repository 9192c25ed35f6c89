package dev.sparklint.compiler.expression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sparklint.facts.Doc;
import dev.sparklint.facts.Effective;
import dev.sparklint.facts.Fact;
import dev.sparklint.text.Place;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class FactSchemaTest {

  @Test
  void finds_every_fact_that_the_roots_lead_to() {
    assertThat(Examples.SCHEMA.types())
        .extracting(FactType::name)
        .containsExactly("Job", "Service");
  }

  @Test
  void lists_components_as_declared_and_then_methods_with_types_and_docs() {
    FactType job = Objects.requireNonNull(Examples.SCHEMA.find("Job"));
    assertThat(job.doc()).isEqualTo("What would run.");
    assertThat(job.fields())
        .extracting(field -> field.name() + " " + field.type())
        .containsExactly(
            "mode string",
            "replicas int",
            "ratio double",
            "streaming bool",
            "heap Memory",
            "overhead Memory",
            "cpu Cpu",
            "timeout double",
            "idle Duration",
            "namespace string",
            "verbs list(string)",
            "ports list(int)",
            "service Service",
            "conf map(string, string)",
            "labels map(string, string)",
            "id string");
    assertThat(job.fields().get(1).doc()).isEqualTo("How many executors.");
  }

  @Test
  void is_content_with_facts_that_answer_what_they_document() {
    for (long seed = 0; seed < 20; seed++) {
      Examples.Facts facts = new Examples.Facts(new Random(seed), 0.1, 0.1);
      assertThat(Examples.SCHEMA.disagreements(facts.job())).isEmpty();
      assertThat(Examples.SCHEMA.disagreements(facts.service())).isEmpty();
    }
  }

  /** A fact with one mistake of each kind. */
  record Wrong(
      @Doc("Right.") long right,
      @Doc("Not answered.") long forgotten,
      @Doc("Answered with another.") long mixedUp,
      long secret,
      @Doc("Holds an Integer.") List<Effective<Long>> numbers)
      implements Fact {

    @Override
    public Object field(String name) {
      return switch (name) {
        case "right", "mixedUp" -> right;
        case "secret" -> secret;
        case "numbers" -> numbers;
        default -> throw new IllegalArgumentException(name);
      };
    }

    @Override
    public @Nullable Place place() {
      return null;
    }
  }

  @Test
  @SuppressWarnings({"unchecked", "rawtypes"}) // on purpose: what reflection cannot see
  void tells_where_a_fact_and_its_docs_disagree() {
    List<Effective<Long>> numbers = List.of(new Effective.Written(1, Examples.HERE));
    assertThat(FactSchema.of(List.of(Wrong.class)).disagreements(new Wrong(1, 2, 3, 4, numbers)))
        .containsExactlyInAnyOrder(
            "Wrong.forgotten has a @Doc but is not answered",
            "Wrong.mixedUp is answered with something else than mixedUp()",
            "Wrong.secret is answered but has no @Doc",
            "Wrong.numbers should be list(int) but is " + numbers);
  }

  @Test
  void refuses_a_fact_that_is_not_in_the_schema() {
    assertThat(Examples.SCHEMA.disagreements(new Wrong(1, 2, 3, 4, List.of())))
        .containsExactly("Wrong is no fact of this schema");
  }

  /** A fact with a field that rules cannot read. */
  record Narrow(@Doc("Too narrow.") int count, Place place) implements Fact {
    @Override
    public Object field(String name) {
      throw new IllegalArgumentException(name);
    }
  }

  @Test
  void refuses_types_that_rules_cannot_read() {
    assertThatThrownBy(() -> FactSchema.of(List.of(Narrow.class)))
        .hasMessage("rules cannot read a int, which Narrow.count() returns");
  }
}
