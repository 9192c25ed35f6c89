package dev.sparklint.facts;

import dev.sparklint.quantity.MemorySize;

/**
 * Memory limits of a kubeflow application by role. The operator takes Spark's notation too, and
 * makes Kubernetes' of it.
 */
record RoleLimits(Lookup<String> application) implements Lookup<MemorySize> {

  @Override
  public Effective<MemorySize> get(String role) {
    Effective<String> text = application.get(role + ".memoryLimit");
    if (text instanceof Effective.Written<String> written) {
      MemorySize spark = MemorySize.parseSpark(written.value(), 0);
      MemorySize size = spark == null ? MemorySize.parseKubernetes(written.value()) : spark;
      return size == null
          ? new Effective.Unknown<>("'" + written.value() + "' is no quantity")
          : new Effective.Written<>(size, written.place());
    }
    return text instanceof Effective.Unknown<String> unknown
        ? new Effective.Unknown<>(unknown.reason())
        : new Effective.Unset<>();
  }
}
