package dev.sparklint.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Plays the files in {@code src/test/scenarios}; {@code -Dapprove} writes them anew. */
class ScenarioTest {

  private static final Path SCENARIOS = Path.of("src/test/scenarios");

  @TestFactory
  Stream<DynamicTest> prints_what_the_scenario_says(@TempDir Path temp) throws IOException {
    List<Path> scenarios;
    try (Stream<Path> walk = Files.walk(SCENARIOS)) {
      scenarios = walk.filter(path -> path.toString().endsWith(".txt")).sorted().toList();
    }
    return scenarios.stream()
        .map(path -> DynamicTest.dynamicTest(path.toString(), () -> play(path, temp)));
  }

  private static void play(Path scenario, Path temp) throws IOException {
    String name = SCENARIOS.relativize(scenario).toString().replace('/', '-');
    Path directory = Files.createDirectories(temp.resolve(name));
    Map<String, String> environment = Map.of("XDG_CACHE_HOME", temp.resolve("cache").toString());
    String expected = Files.readString(scenario);
    String actual = new Scenario(directory.toRealPath(), environment).play(expected);
    if (System.getProperty("approve") != null) {
      Files.writeString(scenario, actual);
      return;
    }
    assertThat(actual).as(scenario + " differs; -Dapprove writes it anew").isEqualTo(expected);
  }
}
