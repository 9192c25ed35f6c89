package dev.sparklint.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class SpellingTest {

  private static final long SEED = 20_261_125;
  private static final SparkRegistry REGISTRY = SparkRegistry.known();
  private static final Spelling ANY =
      new Spelling(REGISTRY, IntStream.range(0, REGISTRY.releases().size()).boxed().toList());

  @Test
  void offers_the_right_key_first_for_nearly_every_one_letter_mistake() {
    Random random = new Random(SEED);
    List<String> missed = new ArrayList<>();
    int asked = 0;
    for (int release = 0; release < REGISTRY.releases().size(); release++) {
      Spelling spelling = new Spelling(REGISTRY, List.of(release));
      int before = missed.size();
      int own = 0;
      for (String key : publicKeys(release)) {
        String misspelt = misspelt(key, random);
        if (!REGISTRY.has(misspelt)) {
          own++;
          String offered = spelling.of(misspelt);
          if (!key.equals(offered)) {
            missed.add(misspelt + " for " + key + ": " + offered);
          }
        }
      }
      asked += own;
      System.out.println(
          "Spark "
              + REGISTRY.releases().get(release)
              + ": "
              + own
              + " misspelt keys, "
              + (missed.size() - before)
              + " not answered by the right one");
    }
    assertThat(missed.size()).as("seed %d: %s", SEED, missed).isLessThanOrEqualTo(asked / 20);
  }

  /** What Spark documents and still wants to see. */
  private static List<String> publicKeys(int release) {
    List<String> keys = new ArrayList<>();
    for (String key : REGISTRY.keys()) {
      KeyEntry entry = REGISTRY.entry(key, release);
      if (entry != null
          && entry.isPublic()
          && !entry.type().name().isEmpty()
          && entry.deprecated() == null
          && entry.removed() == null) {
        keys.add(key);
      }
    }
    return keys;
  }

  /** One letter left out, doubled, replaced or swapped with the next, or in the other case. */
  private static String misspelt(String key, Random random) {
    int at = "spark.".length() + random.nextInt(key.length() - "spark.".length() - 1);
    String start = key.substring(0, at);
    char here = key.charAt(at);
    String rest = key.substring(at + 1);
    return switch (random.nextInt(5)) {
      case 0 -> start + rest;
      case 1 -> start + here + here + rest;
      case 2 -> start + (char) ('a' + random.nextInt(26)) + rest;
      case 3 -> start + rest.charAt(0) + here + rest.substring(1);
      default ->
          start
              + (Character.isUpperCase(here)
                  ? Character.toLowerCase(here)
                  : Character.toUpperCase(here))
              + rest;
    };
  }

  @ParameterizedTest
  @CsvSource({
    "spark.executor.memory.overhead,spark.executor.memoryOverhead",
    "spark.executor.memoryoverhead,spark.executor.memoryOverhead",
    "spark.kubernetes.driver.labels.team,spark.kubernetes.driver.label.team",
    "spark.executorenv.FOO,spark.executorEnv.FOO",
    "spark.hadoop.fs.s3a.endpont,spark.hadoop.fs.s3a.endpoint",
    "spark.dynamicAllocation.enable,spark.dynamicAllocation.enabled",
  })
  void knows_how_people_misspell(String written, String meant) {
    assertThat(ANY.of(written)).isEqualTo(meant);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "spark.acme.executor.memory",
        "spark.hadoop.fs.s3.buffer.dir",
        "spark.hadoop.fs.gs.project.id",
        "spark.kubernetes.executor.label.memoryoverhead",
        "spark.executorEnv.PYTHONPATHS",
        "spark.foo",
        "spark.my.job.name",
      })
  void leaves_what_is_nobody_elses_alone(String key) {
    assertThat(ANY.of(key)).isNull();
  }
}
