package dev.sparklint.facts;

import dev.sparklint.quantity.CpuQuantity;
import dev.sparklint.quantity.MemorySize;
import dev.sparklint.text.Located;
import org.jspecify.annotations.Nullable;

/** Quantities of Kubernetes as they stand in a manifest. */
final class Quantities {

  private Quantities() {}

  static Effective<MemorySize> memory(@Nullable Located<String> text) {
    return text == null
        ? new Effective.Unset<>()
        : of(text, MemorySize.parseKubernetes(text.value()));
  }

  static Effective<CpuQuantity> cpu(@Nullable Located<String> text) {
    return text == null ? new Effective.Unset<>() : of(text, CpuQuantity.parse(text.value()));
  }

  private static <T> Effective<T> of(Located<String> text, @Nullable T quantity) {
    return quantity == null
        ? new Effective.Unknown<>("'" + text.value() + "' is no Kubernetes quantity")
        : new Effective.Written<>(quantity, text.place());
  }
}
