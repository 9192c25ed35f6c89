package dev.sparklint.reference;

import java.util.ArrayList;
import java.util.List;

/** What to say of an exception. */
final class Failure {

  private static final int LONGEST = 500;

  private Failure() {}

  /** The last cause that says something, in one line; the log has the rest. */
  static String inOneLine(Throwable failure) {
    String message = "";
    for (Throwable cause : chain(failure)) {
      String text = String.valueOf(cause.getMessage()).strip();
      if (cause instanceof PipelineException) {
        return text;
      }
      if (cause.getMessage() != null && !text.isEmpty()) {
        message = cause.getClass().getSimpleName() + ": " + text.lines().findFirst().orElse(text);
      }
    }
    String line = message.isEmpty() ? failure.getClass().getSimpleName() : message;
    return line.length() > LONGEST ? line.substring(0, LONGEST) + " ..." : line;
  }

  private static List<Throwable> chain(Throwable failure) {
    List<Throwable> chain = new ArrayList<>();
    for (Throwable at = failure; at != null && !chain.contains(at); at = at.getCause()) {
      chain.add(at);
    }
    return chain;
  }
}
