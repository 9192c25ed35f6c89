package dev.sparklint.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Examples of rules with something changed: never an internal error, never a hang, and the report
 * keeps its contract. {@code -Dfuzz=N} makes N runs, {@code -Dseed=S} starts at another seed.
 */
class FuzzTest {

  private static final int RUNS = Integer.getInteger("fuzz", 400);
  private static final int FIRST_SEED = Integer.getInteger("seed", 0);
  private static final String[] PIECES = {
    "\0",
    "\r",
    "\t",
    "\ufeff",
    "\ud83d\ude00",
    "- ",
    ": ",
    "#",
    "'",
    "\"",
    "{",
    "}",
    "[",
    "]",
    "&a ",
    "*a ",
    "<<: *a\n",
    "---\n",
    "...\n",
    "|\n",
    "{{ .Values.x }}",
    "!!binary ",
    "\\u00",
    "%s",
    "-1",
    "99999999999999999999",
    "9e999",
    "0x",
    "Gi",
    "null",
    "~",
    "spark.driver.memory",
    "${x}",
    "\\\n"
  };

  @TempDir Path folder;

  @Test
  void survives_changed_examples() throws IOException {
    List<Path> examples = examples();
    Schema report = schema();
    for (int seed = FIRST_SEED; seed < FIRST_SEED + RUNS; seed++) {
      Random random = new Random(seed);
      Path example = examples.get(random.nextInt(examples.size()));
      byte[] changed = Files.readAllBytes(example);
      for (int i = random.nextInt(4); i >= 0; i--) {
        changed = mutated(changed, examples, random);
      }
      String name = seed + "-" + example.getFileName();
      Files.write(folder.resolve(name), changed);
      String as = "seed " + seed + ", " + example;
      Run run =
          assertTimeoutPreemptively(
              Duration.ofSeconds(20),
              () -> Run.in(folder, "check", name, "--output-format", "json"),
              as);
      assertThat(run.exitCode()).as(as + run.err()).isNotEqualTo(ExitCode.ERROR);
      assertThat(report.validate(run.out(), InputFormat.JSON)).as(as).isEmpty();
      Run text = Run.in(folder, "check", name);
      assertThat(text.exitCode()).as(as + text.err()).isEqualTo(run.exitCode());
      assertThat(text.all().replace("\n", "")).as(as).doesNotContainPattern("\\p{Cntrl}");
    }
    Run all = Run.in(folder, "check", "--output-format", "json");
    assertThat(all.exitCode()).as(all.err()).isEqualTo(ExitCode.FINDINGS);
    assertThat(report.validate(all.out(), InputFormat.JSON)).isEmpty();
    Run thorough = Run.in(folder, "check", "--output-format", "json", "--no-cheap-search");
    assertThat(thorough.out()).isEqualTo(all.out());
  }

  private static byte[] mutated(byte[] bytes, List<Path> examples, Random random)
      throws IOException {
    if (bytes.length == 0) {
      return PIECES[random.nextInt(PIECES.length)].getBytes(StandardCharsets.UTF_8);
    }
    int at = random.nextInt(bytes.length);
    int end = at + 1 + random.nextInt(Math.min(40, bytes.length - at));
    int lineStart = lineStart(bytes, at);
    int lineEnd = lineEnd(bytes, at);
    return switch (random.nextInt(9)) {
      case 0 -> flipped(bytes, at, random);
      case 1 -> joined(bytes, 0, lineStart, bytes, lineEnd, bytes.length);
      case 2 -> joined(bytes, 0, lineEnd, bytes, lineStart, bytes.length);
      case 3 -> Arrays.copyOf(bytes, at);
      case 4 -> joined(bytes, 0, at, bytes, end, bytes.length);
      case 5 -> joined(bytes, 0, end, bytes, at, bytes.length);
      case 6 -> Arrays.copyOfRange(bytes, lineStart, bytes.length);
      case 7 -> {
        byte[] other = Files.readAllBytes(examples.get(random.nextInt(examples.size())));
        yield joined(bytes, 0, lineEnd, other, 0, other.length);
      }
      default -> {
        byte[] piece = PIECES[random.nextInt(PIECES.length)].getBytes(StandardCharsets.UTF_8);
        byte[] head = joined(bytes, 0, at, piece, 0, piece.length);
        yield joined(head, 0, head.length, bytes, at, bytes.length);
      }
    };
  }

  private static byte[] flipped(byte[] bytes, int at, Random random) {
    byte[] flipped = bytes.clone();
    flipped[at] = (byte) random.nextInt(256);
    return flipped;
  }

  private static byte[] joined(byte[] a, int from, int to, byte[] b, int start, int end) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(a, from, to - from);
    out.write(b, start, end - start);
    return out.toByteArray();
  }

  private static int lineStart(byte[] bytes, int at) {
    int start = at;
    while (start > 0 && bytes[start - 1] != '\n') {
      start--;
    }
    return start;
  }

  private static int lineEnd(byte[] bytes, int at) {
    int end = at;
    while (end < bytes.length && bytes[end] != '\n') {
      end++;
    }
    return Math.min(end + 1, bytes.length);
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
