package dev.sparklint.reference;

import java.io.Serializable;
import java.util.Arrays;

/**
 * The times at which events of one id have been seen, as Spark's state keeps them: milliseconds
 * since 1970.
 */
public final class SeenTimes implements Serializable {

  private static final long serialVersionUID = 1;

  private long[] times = {};

  /** None seen. */
  public SeenTimes() {}

  /** The times, in no order. */
  public long[] getTimes() {
    return times;
  }

  /** For Spark's encoder. */
  public void setTimes(long[] times) {
    this.times = times;
  }

  boolean isEmpty() {
    return times.length == 0;
  }

  /** Whether any of them is at most {@code distance} from {@code time}. */
  boolean hasWithin(long time, long distance) {
    return Arrays.stream(times).anyMatch(seen -> Math.abs(time - seen) <= distance);
  }

  void add(long time) {
    if (!hasWithin(time, 0)) {
      times = Arrays.copyOf(times, times.length + 1);
      times[times.length - 1] = time;
    }
  }

  /** Forgets those before {@code time}. */
  void forgetBefore(long time) {
    times = Arrays.stream(times).filter(seen -> seen >= time).toArray();
  }

  /** The newest of them. */
  long newest() {
    return Arrays.stream(times).max().orElseThrow();
  }
}
