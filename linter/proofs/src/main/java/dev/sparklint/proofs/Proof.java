package dev.sparklint.proofs;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.sparklint.rules.SparkRange;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How one rule is proven: its bad example fails in the way that the rule says, and its good one
 * does not. Read from {@code proof.yaml} beside the rule.
 *
 * @param fast whether it is a part of the default run
 * @param spark releases for which it holds, such as {@code >=3.0 <4.0}; empty for all
 * @param folder of the rule
 */
public record Proof(boolean fast, String spark, Side bad, Side good, Path folder) {

  private static final YAMLMapper YAML =
      YAMLMapper.builder().enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

  /**
   * One of the two runs.
   *
   * @param example name of the file or folder in the rule's examples
   * @param command run by bash with the example's files at hand; null where they say what runs
   * @param application what the application does: {@code count}, {@code idle}, {@code stream},
   *     {@code fill}
   * @param defaults what the image has in its own spark-defaults.conf
   * @param rights whether the cluster gives rights to accounts of which the example says nothing
   * @param memoryLimits whether the kernel holds containers to their limits
   * @param sees texts that are printed, or that the cluster says of a pod
   * @param never texts that are not
   * @param exit code with which it ends; null where nobody waits for it
   * @param pods what pods look like as Spark asks for them
   * @param requests beginnings of what is asked of the API: {@code create pods}
   * @param noRequests beginnings of what is not
   * @param seconds when it is stopped in any case
   */
  public record Side(
      String example,
      @Nullable String command,
      String application,
      Map<String, String> defaults,
      boolean rights,
      boolean memoryLimits,
      List<String> sees,
      List<String> never,
      @Nullable Integer exit,
      List<PodField> pods,
      List<String> requests,
      List<String> noRequests,
      int seconds) {}

  /**
   * A field of a pod.
   *
   * @param role {@code driver} or {@code executor}
   * @param at JSON pointer
   * @param is the text there; null if nothing is there
   */
  public record PodField(String role, String at, @Nullable String is) {}

  /** As people write it: most is left out. */
  private record Written(
      @Nullable Boolean fast,
      @Nullable String spark,
      @Nullable String obstacle,
      @Nullable WrittenSide bad,
      @Nullable WrittenSide good) {}

  private record WrittenSide(
      String example,
      @Nullable String command,
      @Nullable String application,
      @Nullable Map<String, String> defaults,
      @Nullable Boolean rights,
      @JsonProperty("memory-limits") @Nullable Boolean memoryLimits,
      @Nullable List<String> sees,
      @Nullable List<String> never,
      @Nullable Integer exit,
      @Nullable List<PodField> pods,
      @Nullable List<String> requests,
      @JsonProperty("no-requests") @Nullable List<String> noRequests,
      @Nullable Integer seconds) {

    Side side() {
      return new Side(
          example,
          command,
          application == null ? "count" : application,
          defaults == null ? Map.of() : defaults,
          rights == null || rights,
          Boolean.TRUE.equals(memoryLimits),
          orNone(sees),
          orNone(never),
          exit,
          pods == null ? List.of() : pods,
          orNone(requests),
          orNone(noRequests),
          seconds == null ? 60 : seconds);
    }

    private static List<String> orNone(@Nullable List<String> texts) {
      return texts == null ? List.of() : texts;
    }
  }

  /**
   * Reads {@code proof.yaml} in a rule's folder.
   *
   * @return null if it says what stands in the way
   */
  static @Nullable Proof read(Path folder) throws IOException {
    Path file = folder.resolve("proof.yaml");
    Written written = YAML.readValue(Files.readString(file), Written.class);
    if (written.bad() == null || written.good() == null) {
      return null;
    }
    return new Proof(
        Boolean.TRUE.equals(written.fast()),
        written.spark() == null ? "" : written.spark(),
        written.bad().side(),
        written.good().side(),
        folder);
  }

  /** All proofs below a folder of rules, by name. */
  static List<Proof> all(Path rules) throws IOException {
    List<Proof> proofs = new ArrayList<>();
    try (Stream<Path> files = Files.walk(rules)) {
      for (Path file : files.sorted().toList()) {
        if (file.endsWith("proof.yaml")) {
          Proof proof = read(file.resolveSibling(""));
          if (proof != null) {
            proofs.add(proof);
          }
        }
      }
    }
    return proofs;
  }

  String rule() {
    return folder.getFileName().toString();
  }

  /** Whether it holds for a release such as {@code 3.5.3}. */
  boolean holdsFor(String release) {
    SparkRange range = SparkRange.parse(spark);
    if (range == null) {
      throw new IllegalArgumentException(rule() + ": " + spark + " is no range of releases");
    }
    return range.includes(release);
  }
}
