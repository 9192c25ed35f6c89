package dev.sparklint.facts;

import org.jspecify.annotations.Nullable;

/**
 * The share of a heap that Spark adds to it in a pod.
 *
 * @param key the setting that says so; empty for Spark's own 10 %
 */
record OverheadFactor(double share, String key) {

  private static final String COMMON_KEY = "spark.kubernetes.memoryOverheadFactor";
  private static final OverheadFactor JVM = new OverheadFactor(0.1, "");
  private static final OverheadFactor PYTHON = new OverheadFactor(0.4, "for Python");

  /**
   * The factor of one role, which Spark 3.3 brought, else the common one.
   *
   * @param mode client, cluster or operator
   */
  static Effective<OverheadFactor> of(
      PodSettings settings, String mode, Effective<Boolean> python) {
    String key = settings.key("memoryOverheadFactor");
    Effective<Double> own =
        settings.since(3, 3) ? settings.number(key) : new Effective.Unset<>();
    if (own instanceof Effective.Unset<Double>) {
      return common(settings, mode, python);
    }
    boolean fits = own.orNull() == null || own.orNull() > 0;
    return checked(
        settings, key, own, fits ? null : "Ensure that memory overhead is a double greater than 0");
  }

  /**
   * A submission in cluster mode writes its factor into the settings that executors see; in client
   * mode nothing tells them of Python.
   */
  private static Effective<OverheadFactor> common(
      PodSettings settings, String mode, Effective<Boolean> python) {
    Effective<Double> written = settings.number(COMMON_KEY);
    if (!(written instanceof Effective.Unset<Double>)) {
      return checked(settings, COMMON_KEY, written, refusal(settings, written.orNull()));
    }
    Boolean isPython = mode.equals("client") ? Boolean.FALSE : python.orNull();
    return isPython == null
        ? new Effective.Unknown<>("the language is not known")
        : new Effective.Defaulted<>(isPython ? PYTHON : JVM, "Spark's default");
  }

  private static @Nullable String refusal(PodSettings settings, @Nullable Double share) {
    if (share == null) {
      return null;
    }
    if (settings.since(3, 3)) {
      return share >= 0 ? null : "Ensure that memory overhead is non-negative";
    }
    return share >= 0 && share < 1
        ? null
        : "Ensure that memory overhead is a double between 0 --> 1.0";
  }

  private static Effective<OverheadFactor> checked(
      PodSettings settings, String key, Effective<Double> share, @Nullable String refusal) {
    if (!(share instanceof Effective.Written<Double> written)) {
      return PodSettings.absent(share);
    }
    return refusal == null
        ? new Effective.Written<>(new OverheadFactor(written.value(), key), written.place())
        : settings.refused(
            "'" + settings.text(key).orNull() + "' in " + key + " is invalid. " + refusal,
            written.place());
  }

  /** {@code 10 %}; {@code 12.5 %, spark.executor.memoryOverheadFactor,}. */
  @Override
  public String toString() {
    double tenths = Math.rint(share * 1000);
    String percent =
        tenths % 10 == 0 ? Long.toString((long) tenths / 10) : Double.toString(tenths / 10);
    return percent + " %" + (key.isEmpty() ? "" : ", " + key + ",");
  }
}
