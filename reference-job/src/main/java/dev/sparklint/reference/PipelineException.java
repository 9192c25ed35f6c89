package dev.sparklint.reference;

/** The pipeline refuses to go on: the message says why and what to do, in one line. */
final class PipelineException extends RuntimeException {

  private static final long serialVersionUID = 1;

  PipelineException(String message) {
    super(message);
  }
}
