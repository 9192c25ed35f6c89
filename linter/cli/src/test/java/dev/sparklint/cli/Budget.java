package dev.sparklint.cli;

import java.time.Duration;

/** How long a fuzzer goes on: for a number of runs, or for the minutes that somebody gives it. */
record Budget(int runs, long deadline) {

  /** A run that takes longer hangs. */
  static final Duration LONGEST = Duration.ofSeconds(5);

  /**
   * @param runs without {@code -Dfuzz.minutes}
   */
  static Budget of(int runs) {
    int minutes = Integer.getInteger("fuzz.minutes", 0);
    return new Budget(runs, minutes == 0 ? 0 : System.nanoTime() + minutes * 60_000_000_000L);
  }

  boolean lasts(int done) {
    return deadline == 0 ? done < runs : System.nanoTime() < deadline;
  }
}
