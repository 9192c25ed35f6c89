package dev.sparklint.facts;

import dev.sparklint.quantity.CpuQuantity;

/** The CPU of a pod: what Spark asks for, and the limit. */
record PodCpu(Effective<CpuQuantity> request, Effective<CpuQuantity> limit) {

  static PodCpu of(PodSettings settings) {
    PodCpu cpu = new PodCpu(request(settings), limit(settings));
    if (settings.since(4, 1)) {
      cpu.compare(settings);
    }
    return cpu;
  }

  /** Before Spark 3.0, drivers had no key of their own for it. */
  private static Effective<CpuQuantity> request(PodSettings settings) {
    Effective<CpuQuantity> request =
        settings.ofExecutor() || settings.since(3, 0)
            ? settings.cpu(settings.kubernetesKey("request.cores"))
            : new Effective.Unset<>();
    return request instanceof Effective.Unset<CpuQuantity> ? cores(settings) : request;
  }

  private static Effective<CpuQuantity> limit(PodSettings settings) {
    Effective<CpuQuantity> limit = settings.cpu(settings.kubernetesKey("limit.cores"));
    Effective<String> template =
        settings.since(3, 0)
            ? settings.text(settings.kubernetesKey("podTemplateFile"))
            : new Effective.Unset<>();
    boolean open = !(template instanceof Effective.Unset<String>);
    return open && limit instanceof Effective.Unset<CpuQuantity>
        ? new Effective.Unknown<>("the pod template may set it")
        : limit;
  }

  private static Effective<CpuQuantity> cores(PodSettings settings) {
    String key = settings.key("cores");
    Effective<String> text = settings.text(key);
    if (!(text instanceof Effective.Written<String> written)) {
      return PodSettings.orDefault(
          PodSettings.absent(text), CpuQuantity.ofCores(1), key + " unset, Spark's default 1");
    }
    long cores = Numbers.parse(written.value().trim());
    if (cores > 0) {
      return new Effective.Written<>(CpuQuantity.ofCores(cores), written.place());
    }
    return settings.ofExecutor()
        ? settings.refused("Executor cores must be a positive number", written.place())
        : new Effective.Unknown<>("'" + written.value() + "' is no number of cores");
  }

  /** Refuses since Spark 4.1 what Kubernetes would refuse; the two values stay what they are. */
  private void compare(PodSettings settings) {
    CpuQuantity least = request.orNull();
    CpuQuantity most = limit.orNull();
    boolean exceeds = least != null && most != null && least.compareTo(most) > 0;
    if (exceeds && limit instanceof Effective.Written<CpuQuantity> written) {
      settings.refuse(
          "The "
              + settings.role()
              + " cpu request ("
              + least
              + ") should be less than or equal to cpu limit ("
              + most
              + ")",
          written.place());
    }
  }
}
