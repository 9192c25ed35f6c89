package dev.sparklint.cli;

/** What sparklint exits with. */
final class ExitCode {

  /** Nothing at or above the threshold. */
  static final int CLEAN = 0;

  /** Findings at or above the threshold. */
  static final int FINDINGS = 1;

  /** A mistake in usage, configuration or a rule, or a bug in sparklint. */
  static final int ERROR = 2;

  /** Nothing there that sparklint can check. */
  static final int NOTHING = 3;

  private ExitCode() {}
}
