package dev.sparklint.compiler;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * How a rule has been proven: {@code proof.yaml} says what is run, or what stands in the way,
 * {@code proven.txt} with which releases of Spark it was, one a line.
 *
 * @param isProven whether its examples have been run
 * @param text a paragraph for the rule's page; empty if there is nothing to say
 */
record RuleProof(boolean isProven, String text) {

  private static final YAMLMapper YAML = new YAMLMapper();

  /** Reads what lies in a rule's folder. */
  static RuleProof of(Path folder) throws IOException {
    Path proof = folder.resolve("proof.yaml");
    Path proven = folder.resolve("proven.txt");
    if (!Files.exists(proof)) {
      return new RuleProof(false, "");
    }
    JsonNode read = YAML.readTree(Files.readString(proof));
    if (read.has("obstacle")) {
      return new RuleProof(false, "Its examples are not run: " + read.path("obstacle").asText());
    }
    if (!Files.exists(proven)) {
      return new RuleProof(false, "");
    }
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
    return new RuleProof(true, text);
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
