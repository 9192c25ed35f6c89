package dev.sparklint.compiler;

import dev.sparklint.rules.Rule.RuleText;
import java.util.Locale;

/** How we know what a rule says, from the best to the least. */
enum Evidence {
  RUN("Seen in a run", "seen with real Spark, a JVM or Linux, by hand"),
  SOURCE("Read in the source", "read in the source of Spark, an operator or Kubernetes"),
  DOCS("From the documentation", "said by documentation"),
  BELIEF("Believed", "knowledge of the field; never an error");

  private final String words;
  private final String meaning;

  Evidence(String words, String meaning) {
    this.words = words;
    this.meaning = meaning;
  }

  /** By its name in a rule file, which is its constant's in lower case. */
  static Evidence of(String kind) {
    for (Evidence evidence : values()) {
      if (evidence.kind().equals(kind)) {
        return evidence;
      }
    }
    return BELIEF;
  }

  /** That of a rule whose text {@link #with} has made. */
  static Evidence of(RuleText text) {
    for (Evidence evidence : values()) {
      if (text.evidence().startsWith(evidence.words)) {
        return evidence;
      }
    }
    return BELIEF;
  }

  String kind() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** What it means, for people. */
  String meaning() {
    return meaning;
  }

  /** The text of a rule: how we know, and what was seen or read. */
  String with(String note) {
    return words + ": " + note;
  }
}
