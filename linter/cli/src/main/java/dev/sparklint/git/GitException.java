package dev.sparklint.git;

/** Git refuses, or is not there; the message is one line for people. */
public final class GitException extends Exception {

  private static final long serialVersionUID = 1L;

  GitException(String message) {
    super(message);
  }
}
