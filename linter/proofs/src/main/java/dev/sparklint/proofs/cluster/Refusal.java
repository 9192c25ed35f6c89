package dev.sparklint.proofs.cluster;

/** What the API answers instead of doing it: a status that is no success. */
final class Refusal extends Exception {

  private static final long serialVersionUID = 1L;

  private final int code;
  private final String reason;

  /**
   * Says no.
   *
   * @param code of HTTP
   * @param reason Kubernetes' word for it, such as {@code Forbidden}
   */
  Refusal(int code, String reason, String message) {
    super(message);
    this.code = code;
    this.reason = reason;
  }

  static Refusal notFound(Resource resource, String name) {
    String group = resource.group().isEmpty() ? "" : "." + resource.group();
    return new Refusal(404, "NotFound", resource.plural() + group + " \"" + name + "\" not found");
  }

  static Refusal invalid(Resource resource, String name, String why) {
    return new Refusal(422, "Invalid", resource.kind() + " \"" + name + "\" is invalid: " + why);
  }

  int code() {
    return code;
  }

  /** What the server says. */
  String words() {
    return String.valueOf(getMessage());
  }

  String reason() {
    return reason;
  }
}
