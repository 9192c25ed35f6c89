package dev.sparklint.process;

import java.io.IOException;

/** A program took more time or memory than it may; the message says which, for people. */
public final class LimitException extends IOException {

  private static final long serialVersionUID = 1;

  LimitException(String message) {
    super(message);
  }
}
