package dev.sparklint.reference;

import java.util.List;

/** Settings that cannot be worked with: all that is wrong, a line each. */
final class SettingsException extends Exception {

  private static final long serialVersionUID = 1;

  private final List<String> problems;

  SettingsException(List<String> problems) {
    super(String.join("; ", problems));
    this.problems = List.copyOf(problems);
  }

  List<String> problems() {
    return problems;
  }
}
