package dev.sparklint.facts;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A setting's key and text, as a number: thousands of workloads say the same, and what hangs on
 * nothing else need be found out once.
 */
final class SettingText {

  /** Of a text that has no number, since there are too many. */
  static final int NONE = -1;

  private static final int MOST = 100_000;

  private static final Map<String, Map<String, Integer>> NUMBERS = new ConcurrentHashMap<>();
  private static final AtomicInteger COUNT = new AtomicInteger();

  private SettingText() {}

  /** The number of a key and a text, the same as long as the process runs. */
  static int number(String key, String text) {
    Map<String, Integer> ofKey = NUMBERS.get(key);
    if (ofKey == null) {
      if (COUNT.get() >= MOST) {
        return NONE;
      }
      NUMBERS.putIfAbsent(key, new ConcurrentHashMap<>(4));
      ofKey = NUMBERS.get(key);
    }
    Integer number = ofKey.get(text);
    if (number == null) {
      if (COUNT.get() >= MOST) {
        return NONE;
      }
      ofKey.putIfAbsent(text, COUNT.getAndIncrement());
      number = ofKey.get(text);
    }
    return number;
  }
}
