package dev.sparklint.compiler;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * How a rule has been proven: {@code proof.yaml} says what is run, {@code proven.txt} with which
 * releases of Spark it was, one a line.
 *
 * @param text a paragraph for the rule's page; empty if nothing has been run
 */
record RuleProof(String text) {

  private static final YAMLMapper YAML = new YAMLMapper();

  boolean isProven() {
    return !text.isEmpty();
  }

  /** Reads what lies in a rule's folder. */
  static RuleProof of(Path folder) throws IOException {
    Path proof = folder.resolve("proof.yaml");
    Path proven = folder.resolve("proven.txt");
    if (!Files.exists(proof) || !Files.exists(proven)) {
      return new RuleProof("");
    }
    JsonNode read = YAML.readTree(Files.readString(proof));
    String releases = String.join(", ", Files.readAllLines(proven));
    String text =
        "Proven with Spark "
            + releases
            + ": `"
            + read.at("/bad/example").asText()
            + "` is run, and "
            + seen(read.path("bad"))
            + "; `"
            + read.at("/good/example").asText()
            + "` is run, and "
            + seen(read.path("good"))
            + ".";
    return new RuleProof(text);
  }

  private static String seen(JsonNode side) {
    List<String> words = new ArrayList<>();
    side.path("sees").forEach(text -> words.add("“" + text.asText() + "” is printed"));
    side.path("never").forEach(text -> words.add("“" + text.asText() + "” is not printed"));
    side.path("requests").forEach(text -> words.add("`" + text.asText() + "` is asked of the API"));
    side.path("no-requests")
        .forEach(text -> words.add("`" + text.asText() + "` is not asked of the API"));
    for (JsonNode pod : side.path("pods")) {
      String value = pod.has("is") ? "is `" + pod.path("is").asText() + "`" : "is not there";
      words.add(
          "`" + pod.path("at").asText() + "` of the " + pod.path("role").asText() + " " + value);
    }
    if (side.has("exit")) {
      words.add("it ends with exit code " + side.path("exit").asText());
    }
    return String.join(", ", words);
  }
}
