package dev.sparklint.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Examples of rules with something changed: never an internal error, never a hang, and the report
 * keeps its contract. {@code -Dfuzz=N} makes N runs, {@code -Dfuzz.minutes=M} goes on for so long,
 * {@code -Dseed=S} starts at another seed.
 */
class FuzzTest {

  private static final int RUNS = Integer.getInteger("fuzz", 400);
  private static final int FIRST_SEED = Integer.getInteger("seed", 0);

  /** Files that stay, and are checked as one repository in the end. */
  private static final int MOST_TOGETHER = 2_000;

  @TempDir Path folder;

  @Test
  void survives_changed_examples() throws IOException {
    List<Path> examples = examples();
    Schema report = schema();
    Budget budget = Budget.of(RUNS);
    for (int seed = FIRST_SEED; budget.lasts(seed - FIRST_SEED); seed++) {
      Random random = new Random(seed);
      Path example = examples.get(random.nextInt(examples.size()));
      byte[] changed = Files.readAllBytes(example);
      for (int i = random.nextInt(4); i >= 0; i--) {
        changed = Mutations.mutated(changed, examples, random);
      }
      String name = seed + "-" + example.getFileName();
      Files.write(folder.resolve(name), changed);
      String as = "seed " + seed + ", " + example;
      Run run =
          assertTimeoutPreemptively(
              Budget.LONGEST, () -> Run.in(folder, "check", name, "--output-format", "json"), as);
      assertThat(run.exitCode()).as(as + run.err()).isNotEqualTo(ExitCode.ERROR);
      assertThat(report.validate(run.out(), InputFormat.JSON)).as(as).isEmpty();
      Run text = Run.in(folder, "check", name);
      assertThat(text.exitCode()).as(as + text.err()).isEqualTo(run.exitCode());
      assertThat(text.all().replace("\n", "")).as(as).doesNotContainPattern("\\p{Cntrl}");
      if (seed - FIRST_SEED >= MOST_TOGETHER) {
        Files.delete(folder.resolve(name));
      }
    }
    Run all = Run.in(folder, "check", "--output-format", "json");
    assertThat(all.exitCode()).as(all.err()).isEqualTo(ExitCode.FINDINGS);
    assertThat(report.validate(all.out(), InputFormat.JSON)).isEmpty();
    Run thorough = Run.in(folder, "check", "--output-format", "json", "--no-cheap-search");
    assertThat(thorough.out()).isEqualTo(all.out());
  }

  private static List<Path> examples() throws IOException {
    try (Stream<Path> walk = Files.walk(Path.of("../../rules"))) {
      return walk.filter(path -> path.toString().contains("/examples/"))
          .filter(Files::isRegularFile)
          .filter(path -> !path.toString().endsWith(".expected"))
          .sorted()
          .toList();
    }
  }

  private static Schema schema() throws IOException {
    return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
        .getSchema(Files.readString(Path.of("../../schemas/report.schema.json")), InputFormat.JSON);
  }
}
