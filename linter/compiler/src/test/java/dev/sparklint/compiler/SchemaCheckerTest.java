package dev.sparklint.compiler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sparklint.read.yaml.YamlMapping;
import dev.sparklint.schema.SchemaChecker;
import dev.sparklint.schema.SchemaPack;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The packed walker says of every object what networknt says by the schemas themselves. */
class SchemaCheckerTest {

  private static final Path SCHEMAS = Repository.ROOT.resolve("schemas");
  private static final Path CORPUS = Repository.ROOT.resolve("../shared/corpus").normalize();
  private static final long SEED = 20_260_101;
  private static final int ROUNDS = 6;

  private static SchemaPack pack;
  private static SchemaOracle oracle;

  @BeforeAll
  static void read_schemas() throws IOException {
    pack = new SchemaPack(SchemaPacker.pack(SCHEMAS));
    oracle = new SchemaOracle(SCHEMAS);
  }

  @Test
  void both_know_the_same_kinds() {
    assertThat(pack.kinds()).containsExactlyElementsOf(oracle.kinds());
  }

  @Test
  void both_say_the_same_of_our_own_examples() throws IOException {
    int compared = agree(examples());
    System.out.println("examples: " + compared + " objects, walker and networknt agree");
    assertThat(compared).isGreaterThan(500);
  }

  @Test
  void both_say_the_same_of_the_corpus() throws IOException {
    assumeTrue(Files.isDirectory(CORPUS));
    int compared = agree(Manifests.below(CORPUS));
    System.out.println("corpus: " + compared + " objects, walker and networknt agree");
    assertThat(compared).isGreaterThan(100);
  }

  @Test
  void both_say_the_same_of_what_chance_makes_of_them() throws IOException {
    RandomGenerator random = new java.util.Random(SEED);
    List<YamlMapping> objects = new ArrayList<>(examples());
    if (Files.isDirectory(CORPUS)) {
      objects.addAll(Manifests.below(CORPUS));
    }
    int broken = 0;
    int compared = 0;
    for (YamlMapping object : objects) {
      String kind = Manifests.kind(object);
      for (int i = 0; i < ROUNDS && oracle.kinds().contains(kind); i++) {
        JsonNode mutant = new Mutations(random).of(Manifests.json(object));
        YamlMapping tree = Manifests.in(mutant.toString()).get(0);
        broken += same(tree, kind) ? 1 : 0;
        compared++;
      }
    }
    System.out.println(
        "mutants: " + compared + " objects, " + broken + " with problems, seed " + SEED);
    assertThat(broken).isGreaterThan(compared / 3);
  }

  @Test
  void a_pod_template_need_not_be_whole() throws IOException {
    YamlMapping pod = Manifests.in("{apiVersion: v1, kind: Pod, spec: {containers: [{}]}}").get(0);
    assertThat(problems(pod, SchemaPack.POD_TEMPLATE_FILE)).isEmpty();
    assertThat(problems(pod, "v1 Pod")).containsExactly("spec.containers[0].name field-missing");
  }

  @Test
  void a_misplaced_field_is_found_above_and_below() {
    String pod =
        """
        apiVersion: v1
        kind: Pod
        image: a
        spec:
          readinessProbe: {}
          containers:
            - {name: a, hostNetwork: true, volumemounts: []}
        """;
    List<SchemaChecker.Found> found = SchemaChecker.check(Manifests.in(pod).get(0), pack, "v1 Pod");
    assertThat(found)
        .extracting(SchemaChecker.Found::field)
        .containsExactly("image", "readinessProbe", "hostNetwork", "volumemounts");
    assertThat(found)
        .extracting(SchemaChecker.Found::elsewhere)
        .containsExactly("", "", "spec", "");
    assertThat(found.get(3).nearest()).isEqualTo("volumeMounts");
    assertThat(found.get(3).at().span().line()).isEqualTo(7);
    assertThat(found.get(3).at().span().column()).isEqualTo(36);
  }

  private static int agree(List<YamlMapping> objects) {
    int compared = 0;
    for (YamlMapping object : objects) {
      if (oracle.kinds().contains(Manifests.kind(object))) {
        same(object, Manifests.kind(object));
        compared++;
      }
    }
    return compared;
  }

  /** Whether there are problems; fails when the two see different ones. */
  private static boolean same(YamlMapping object, String kind) {
    JsonNode json = Manifests.json(object);
    Set<String> expected = oracle.problems(kind, json);
    assertThat(problems(object, kind)).as(json.toString()).isEqualTo(expected);
    return !expected.isEmpty();
  }

  private static Set<String> problems(YamlMapping object, String kind) {
    Set<String> problems = new TreeSet<>();
    for (SchemaChecker.Found found : SchemaChecker.check(object, pack, kind)) {
      problems.add(found.path() + " " + found.kind().word());
    }
    return problems;
  }

  private static List<YamlMapping> examples() throws IOException {
    List<YamlMapping> all = new ArrayList<>(Manifests.below(Repository.RULES));
    all.addAll(Manifests.below(Path.of("src/test/resources")));
    return all;
  }
}
