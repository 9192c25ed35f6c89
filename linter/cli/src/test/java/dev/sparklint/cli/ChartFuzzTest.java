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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Charts with something changed: never an internal error, never a hang; and what lies beside them
 * keeps its findings. As {@link FuzzTest}.
 */
class ChartFuzzTest {

  private static final int RUNS = Integer.getInteger("fuzz.charts", 12);
  private static final int FIRST_SEED = Integer.getInteger("seed", 0);

  @TempDir Path folder;

  @Test
  void survives_changed_charts_and_says_the_same_of_what_lies_beside() throws IOException {
    List<Path> charts = charts();
    Schema report =
        SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(
                Files.readString(Path.of("../../schemas/report.schema.json")), InputFormat.JSON);
    Budget budget = Budget.of(RUNS);
    for (int seed = FIRST_SEED; budget.lasts(seed - FIRST_SEED); seed++) {
      Random random = new Random(seed);
      Path tree = folder.resolve("tree-" + seed);
      Path chart = charts.get(random.nextInt(charts.size()));
      Path beside = charts.get(random.nextInt(charts.size()));
      copy(chart, tree.resolve("changed"));
      copy(beside, tree.resolve("beside/chart"));
      String before = findings(tree);
      List<Path> files = files(tree.resolve("changed"));
      Path file = files.get(random.nextInt(files.size()));
      byte[] changed = Files.readAllBytes(file);
      for (int i = random.nextInt(3); i >= 0; i--) {
        changed = Mutations.mutated(changed, files, random);
      }
      Files.write(file, changed);
      String as = "seed " + seed + ", " + chart + ", " + tree.relativize(file);
      Run run = assertTimeoutPreemptively(Budget.LONGEST, () -> run(tree, "json"), as);
      assertThat(run.exitCode()).as(as + run.err()).isNotEqualTo(ExitCode.ERROR);
      assertThat(report.validate(run.out(), InputFormat.JSON)).as(as).isEmpty();
      assertThat(findings(tree)).as(as).isEqualTo(before);
    }
  }

  /** What is said of the chart that is left alone. */
  private String findings(Path tree) {
    TreeSet<String> beside = new TreeSet<>();
    for (String line : run(tree, "concise").out().lines().toList()) {
      if (line.startsWith("beside/")) {
        beside.add(line);
      }
    }
    return String.join("\n", beside);
  }

  private Run run(Path tree, String format) {
    Map<String, String> environment = Map.of("XDG_CACHE_HOME", folder.resolve("cache").toString());
    return new Run.World(tree, environment, "", false)
        .run("check", "--output-format", format, "--allow-empty");
  }

  private static List<Path> charts() throws IOException {
    List<Path> charts = new ArrayList<>();
    for (Path root : List.of(Path.of("../render/src/test/charts"), Path.of("../../rules/files"))) {
      for (Path file : files(root)) {
        boolean endless = file.toString().contains("endless");
        if (file.endsWith("Chart.yaml")
            && !file.toString().contains("/charts/charts/")
            && !endless) {
          charts.add(file.resolveSibling(""));
        }
      }
    }
    return charts;
  }

  private static List<Path> files(Path root) throws IOException {
    try (Stream<Path> walk = Files.walk(root)) {
      return walk.filter(Files::isRegularFile).sorted().toList();
    }
  }

  private static void copy(Path from, Path to) throws IOException {
    for (Path file : files(from)) {
      Path target = to.resolve(from.relativize(file).toString());
      Files.createDirectories(target.resolveSibling(""));
      Files.copy(file, target);
    }
  }
}
