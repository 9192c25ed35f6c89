package dev.sparklint.helm;

/** Helm refused to render a chart; the message is Helm's. */
final class HelmException extends Exception {

  private static final long serialVersionUID = 1;

  HelmException(String message) {
    super(message);
  }

  String words() {
    String message = getMessage();
    return message == null ? "" : message;
  }
}
