package dev.sparklint.knowledge;

import org.jspecify.annotations.Nullable;

/** Spark says that it does not take a configuration. */
final class Refused extends RuntimeException {

  private static final long serialVersionUID = 1;

  private Refused(Throwable cause) {
    super(cause.getClass().getSimpleName() + ": " + cause.getMessage(), cause);
  }

  String reason() {
    return String.valueOf(getMessage());
  }

  /** What is no refusal, such as a class that is missing, is a fault of the test. */
  static RuntimeException by(@Nullable Throwable cause) {
    if (cause instanceof Refused refused) {
      return refused;
    }
    String name = cause == null ? "" : cause.getClass().getName();
    boolean refuses =
        cause instanceof IllegalArgumentException
            || cause instanceof ArithmeticException
            || name.equals("java.util.NoSuchElementException")
            || name.startsWith("org.apache.spark.");
    return refuses && cause != null ? new Refused(cause) : new IllegalStateException(cause);
  }
}
