package dev.sparklint.cli;

import java.util.List;

/** A mistake of the person who called: usage, configuration or rules. Exit 2. */
final class CliException extends Exception {

  private static final long serialVersionUID = 1L;

  private final transient List<String> details;

  CliException(String message) {
    this(message, List.of());
  }

  /**
   * Several mistakes at once.
   *
   * @param details one line each
   */
  CliException(String message, List<String> details) {
    super(message);
    this.details = List.copyOf(details);
  }

  /** The lines below the message. */
  List<String> details() {
    return details;
  }
}
