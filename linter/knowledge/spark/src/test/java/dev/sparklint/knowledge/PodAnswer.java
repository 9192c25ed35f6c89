package dev.sparklint.knowledge;

import dev.sparklint.quantity.CpuQuantity;
import org.jspecify.annotations.Nullable;

/**
 * What a pod is given, in the words in which both sides are compared.
 *
 * @param memory request and limit
 * @param cpu request and limit
 * @param heap what the JVM gets as its largest heap; empty where it is not asked
 * @param scratch where the pod's scratch folders are
 * @param refusal why there is no such pod; null when there is
 */
record PodAnswer(String memory, String cpu, String heap, String scratch, @Nullable String refusal) {

  /** A pod with a CPU that is no quantity is built by some releases and refused by Kubernetes. */
  PodAnswer {
    refusal = refusal == null && cpu.contains("no quantity") ? "cpu " + cpu : refusal;
  }

  static PodAnswer refused(String reason) {
    return new PodAnswer("", "", "", "", reason);
  }

  PodAnswer withHeap(String other) {
    return new PodAnswer(memory, cpu, other, scratch, refusal);
  }

  /** Whether both say the same: the same numbers, or that there is no such pod. */
  boolean agrees(PodAnswer other) {
    boolean refused = refusal != null;
    return refused == (other.refusal != null) && (refused || equals(other));
  }

  /** A CPU quantity in one spelling; {@code none} for null. */
  static String cpu(@Nullable String quantity) {
    if (quantity == null) {
      return "none";
    }
    CpuQuantity cpu = CpuQuantity.parse(quantity);
    return cpu == null ? "no quantity" : cpu.toString();
  }

  @Override
  public String toString() {
    return refusal != null
        ? "refused: " + refusal
        : "memory " + memory + ", cpu " + cpu + ", heap " + heap + ", scratch " + scratch;
  }
}
