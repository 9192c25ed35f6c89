package dev.sparklint.cli;

/** A mistake of the person who called: usage, configuration or rules. One clear message, exit 2. */
final class CliException extends Exception {

  private static final long serialVersionUID = 1L;

  CliException(String message) {
    super(message);
  }
}
