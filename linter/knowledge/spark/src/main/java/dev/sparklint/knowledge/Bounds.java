package dev.sparklint.knowledge;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds the numbers between which a converter accepts, by halving. */
final class Bounds {

  private final Converter converter;
  private static final int FEW = 64;

  private String refused = "";

  private Bounds(Converter converter) {
    this.converter = converter;
  }

  /**
   * Of a key that takes whole numbers.
   *
   * @param inside a number that is accepted, in the key's unit
   * @param lowest that the type can hold
   */
  static KeyType ofWhole(
      Converter converter, String type, String unit, long inside, long lowest, long highest) {
    Bounds bounds = new Bounds(converter);
    // What a long of bytes or microseconds cannot hold is refused by the type, not by a check.
    long scale = type.equals("int") ? 1 : 1L << 22;
    long bottom = lowest / scale;
    long top = highest / scale;
    BigDecimal least = decimal(bounds.lastAccepted(inside, bottom), bottom);
    BigDecimal most = decimal(bounds.lastAccepted(inside, top), top);
    List<String> options = KeyType.options(converter.refusal(bounds.refused));
    if (!options.isEmpty()) {
      return new KeyType(type, unit, options, false, null, null, "", "");
    }
    List<String> values = least == null || most == null ? List.of() : bounds.values(least, most);
    return new KeyType(type, unit, values, false, least, most, "", bounds.reason());
  }

  /** What is accepted between narrow bounds, where something is not. */
  private List<String> values(BigDecimal least, BigDecimal most) {
    List<String> values = new ArrayList<>();
    BigDecimal range = most.subtract(least);
    if (range.compareTo(BigDecimal.valueOf(FEW)) > 0) {
      return values;
    }
    for (long number = least.longValue(); number <= most.longValue(); number++) {
      if (accepts(Long.toString(number))) {
        values.add(Long.toString(number));
      }
    }
    return values.size() > range.longValue() ? List.of() : values;
  }

  private static @Nullable BigDecimal decimal(long bound, long limit) {
    return bound == limit ? null : BigDecimal.valueOf(bound);
  }

  /** The accepted number that is nearest to a limit, coming from one that is accepted. */
  private long lastAccepted(long inside, long limit) {
    if (accepts(Long.toString(limit))) {
      return limit;
    }
    long good = inside;
    long bad = limit;
    while (true) {
      // Their difference may not fit into a long.
      long middle = good / 2 + bad / 2 + (good % 2 + bad % 2) / 2;
      if (middle == good || middle == bad) {
        return good;
      }
      if (accepts(Long.toString(middle))) {
        good = middle;
      } else {
        bad = middle;
      }
    }
  }

  private boolean accepts(String text) {
    boolean accepts = converter.accepts(text);
    if (!accepts) {
      refused = text;
    }
    return accepts;
  }

  /** Spark's words on the number that was refused last. */
  private String reason() {
    return refused.isEmpty() ? "" : KeyType.reason(converter.refusal(refused));
  }

  /** Of a key that takes fractions. */
  static KeyType ofDouble(Converter converter, double inside) {
    Bounds bounds = new Bounds(converter);
    double lowest = bounds.lastAccepted(inside, -1e300);
    double highest = bounds.lastAccepted(inside, 1e300);
    double least = nice(lowest);
    double most = nice(highest);
    boolean above = lowest > -1e300 && least != lowest;
    boolean below = highest < 1e300 && most != highest;
    String open = above && below ? "both" : above ? "least" : below ? "most" : "";
    return new KeyType(
        "double",
        "",
        List.of(),
        false,
        lowest <= -1e300 ? null : exact(least),
        highest >= 1e300 ? null : exact(most),
        open,
        bounds.reason());
  }

  private static BigDecimal exact(double bound) {
    return BigDecimal.valueOf(bound).stripTrailingZeros();
  }

  /** The round number of which this is the neighbour: 0 for the smallest positive one. */
  private static double nice(double bound) {
    double rounded = Math.rint(bound * 1e6) / 1e6;
    return Math.abs(rounded - bound) < 1e-9 ? rounded : bound;
  }

  private double lastAccepted(double inside, double limit) {
    if (accepts(Double.toString(limit))) {
      return limit;
    }
    double good = inside;
    double bad = limit;
    for (int i = 0; i < 4000; i++) {
      double middle = good + (bad - good) / 2;
      if (middle == good || middle == bad) {
        break;
      }
      if (accepts(Double.toString(middle))) {
        good = middle;
      } else {
        bad = middle;
      }
    }
    return good;
  }
}
