package dev.sparklint.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RuleCacheTest {

  private static final FileTime LONG_AGO = FileTime.fromMillis(0);
  private static final String FINDING =
      "app.conf:1:24: warning: spark.eventLog.enabled is false [event-log-off]\n";

  @TempDir Path folder;
  private Path cache;

  @BeforeEach
  void write_a_rule() throws IOException {
    cache = folder.resolve("cache");
    Files.writeString(folder.resolve("app.conf"), "spark.eventLog.enabled false\n");
    Files.writeString(folder.resolve(ConfigFile.NAME), "rule-directories: [rules]\n");
    assertThat(run("rules", "new", "house/event-log-off").exitCode()).isZero();
  }

  @Test
  void compiles_once() throws IOException {
    assertThat(check()).isEqualTo(FINDING);
    Files.setLastModifiedTime(pack(), LONG_AGO);
    assertThat(check()).isEqualTo(FINDING);
    assertThat(run("test", "rules").exitCode()).isZero();
    assertThat(Files.getLastModifiedTime(pack())).isEqualTo(LONG_AGO);
  }

  @Test
  void compiles_again_when_a_rule_has_changed() throws IOException {
    assertThat(check()).isEqualTo(FINDING);
    Path rule = folder.resolve("rules/house/event-log-off/rule.yaml");
    Files.writeString(rule, Files.readString(rule).replace("severity: warning", "severity: error"));
    assertThat(check()).isEqualTo(FINDING.replace("warning", "error"));
    assertThat(packs()).hasSize(2);
  }

  @Test
  void compiles_again_when_the_file_is_damaged() throws IOException {
    assertThat(check()).isEqualTo(FINDING);
    byte[] good = Files.readAllBytes(pack());
    byte[] flipped = good.clone();
    flipped[good.length / 2] ^= 1;
    for (byte[] damaged :
        new byte[][] {{}, Arrays.copyOf(good, 10), Arrays.copyOf(good, 200), flipped}) {
      Files.write(pack(), damaged);
      assertThat(check()).isEqualTo(FINDING);
      assertThat(Files.readAllBytes(pack())).isEqualTo(good);
    }
  }

  @Test
  void does_without_a_cache() throws IOException {
    Files.writeString(cache, "a file where a folder should be");
    assertThat(check()).isEqualTo(FINDING);
    cache = Path.of("/dev/null/nowhere");
    assertThat(check()).isEqualTo(FINDING);
  }

  private String check() {
    Run run = run("check", "--output-format", "concise");
    assertThat(run.err()).isEmpty();
    return run.out();
  }

  private Run run(String... args) {
    Map<String, String> environment = Map.of("XDG_CACHE_HOME", cache.toString());
    return new Run.World(folder, environment, "", false).run(args);
  }

  private Path pack() throws IOException {
    assertThat(packs()).hasSize(1);
    return packs().get(0);
  }

  private List<Path> packs() throws IOException {
    try (Stream<Path> files = Files.list(cache.resolve("sparklint"))) {
      return files.toList();
    }
  }
}
