package dev.sparklint.findings;

/** How bad a finding is, worst first. */
public enum Severity {
  /** Spark or Kubernetes provably refuses, or data is lost. */
  ERROR("error"),
  /** It runs, but very likely wrong or without effect. */
  WARNING("warning"),
  /** Worth knowing. */
  INFO("info");

  private final String word;

  Severity(String word) {
    this.word = word;
  }

  /** The lower-case word used in rules, configuration and reports. */
  public String word() {
    return word;
  }

  /** Whether this is at least as bad as {@code threshold}. */
  public boolean reaches(Severity threshold) {
    return compareTo(threshold) <= 0;
  }
}
