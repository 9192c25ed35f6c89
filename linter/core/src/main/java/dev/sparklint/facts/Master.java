package dev.sparklint.facts;

/**
 * A master URL taken apart.
 *
 * @param prefix the part of it that is known; empty when nothing is
 * @param threads N of {@code local[N]}, 1 for {@code local}; unset for {@code local[*]} and others
 * @param allProcessors whether it is {@code local[*]}
 */
record Master(
    Effective<String> text,
    String prefix,
    Effective<Long> threads,
    Effective<Boolean> allProcessors) {

  static final String STANDALONE = "spark://";
  static final String KUBERNETES = "k8s://";

  /** The master that these settings name; unset when they name none. */
  static Master of(EffectiveConf conf) {
    Setting setting = conf.winner(SparkKeys.MASTER);
    return of(conf.get(SparkKeys.MASTER), setting == null ? "" : setting.knownPrefix());
  }

  static Master of(Effective<String> text) {
    return of(text, "");
  }

  private static Master of(Effective<String> text, String prefix) {
    if (text instanceof Effective.Written<String> written) {
      return new Master(
          text,
          written.value(),
          number(written.value()) < 0
              ? new Effective.Unset<>()
              : new Effective.Written<>(number(written.value()), written.place()),
          new Effective.Written<>(isStar(written.value()), written.place()));
    }
    if (text instanceof Effective.Defaulted<String> defaulted) {
      return new Master(
          text,
          defaulted.value(),
          new Effective.Unset<>(),
          new Effective.Defaulted<>(isStar(defaulted.value()), defaulted.source()));
    }
    String reason =
        text instanceof Effective.Unknown<String> unknown
            ? unknown.reason()
            : "the master is not known";
    if (prefix.startsWith(KUBERNETES)) {
      return new Master(
          text,
          prefix,
          new Effective.Unset<>(),
          new Effective.Defaulted<>(false, "the master is Kubernetes"));
    }
    return new Master(
        text, prefix, new Effective.Unknown<>(reason), new Effective.Unknown<>(reason));
  }

  /** The mode that this master makes together with the deploy mode. */
  String mode(Effective<String> deployMode) {
    if (isLocal(prefix) || prefix.startsWith("local[")) {
      return "local";
    }
    if (prefix.startsWith(STANDALONE)) {
      return "standalone";
    }
    if (!prefix.startsWith(KUBERNETES) || deployMode instanceof Effective.Unknown<String>) {
      return "unknown";
    }
    String deployed = deployMode.orNull();
    boolean known = deployed == null || deployed.equals("client") || deployed.equals("cluster");
    return !known ? "unknown" : "cluster".equals(deployed) ? "cluster" : "client";
  }

  /** CPUs of an executor, or of the driver where tasks run in it. */
  Effective<Long> executorCores(String mode, EffectiveConf conf) {
    return switch (mode) {
      case "local" ->
          threads instanceof Effective.Unset<Long>
              ? new Effective.Unknown<>("as many as the JVM sees processors")
              : threads;
      case "client", "cluster" ->
          Numbers.orDefault(conf.get(SparkKeys.EXECUTOR_CORES), 1, "Spark's default on Kubernetes");
      default -> Numbers.orUnknown(conf.get(SparkKeys.EXECUTOR_CORES), "depends on the master");
    };
  }

  private static boolean isLocal(String master) {
    return master.equals("local") || (master.startsWith("local[") && master.endsWith("]"));
  }

  private static boolean isStar(String master) {
    return isLocal(master) && master.startsWith("local[*");
  }

  /** Negative when the master names no number of threads. */
  private static long number(String master) {
    if (master.equals("local")) {
      return 1;
    }
    if (!isLocal(master)) {
      return -1;
    }
    int comma = master.indexOf(',');
    String inside = master.substring("local[".length(), comma < 0 ? master.length() - 1 : comma);
    return Numbers.parse(inside.trim());
  }
}
