package dev.sparklint.quantity;

import org.jspecify.annotations.Nullable;

/**
 * An amount of CPU in thousandths of a core. Prints as Kubernetes writes it: {@code 500m}, {@code
 * 2}.
 */
public record CpuQuantity(long milli) implements Comparable<CpuQuantity> {

  public static CpuQuantity ofCores(long cores) {
    return new CpuQuantity(Math.multiplyExact(cores, 1000L));
  }

  /**
   * Reads a Kubernetes quantity as CPU; less than a thousandth rounds up.
   *
   * @return null when Kubernetes would refuse the text
   */
  public static @Nullable CpuQuantity parse(String text) {
    Quantity quantity = Quantity.parse(text);
    if (quantity == null) {
      return null;
    }
    Quantity milli = quantity.timesThousand();
    return milli.fitsLong() ? new CpuQuantity(milli.roundedUp()) : null;
  }

  public CpuQuantity plus(CpuQuantity other) {
    return new CpuQuantity(Math.addExact(milli, other.milli));
  }

  public CpuQuantity minus(CpuQuantity other) {
    return new CpuQuantity(Math.subtractExact(milli, other.milli));
  }

  public CpuQuantity times(long factor) {
    return new CpuQuantity(Math.multiplyExact(milli, factor));
  }

  /** Whole cores, a started one counted, as the JVM counts the processors of a limit. */
  public CpuQuantity roundedUp() {
    return new CpuQuantity((milli + 999) / 1000 * 1000);
  }

  @Override
  public int compareTo(CpuQuantity other) {
    return Long.compare(milli, other.milli);
  }

  @Override
  public String toString() {
    return milli % 1000 == 0 ? Long.toString(milli / 1000) : milli + "m";
  }
}
