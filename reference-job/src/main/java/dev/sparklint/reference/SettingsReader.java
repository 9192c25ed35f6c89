package dev.sparklint.reference;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.apache.hadoop.fs.Path;
import org.apache.spark.network.util.JavaUtils;
import org.jspecify.annotations.Nullable;

/**
 * Takes settings out of properties and arguments, and keeps what is wrong with them until {@link
 * #finish}.
 */
final class SettingsReader {

  private static final DateTimeFormatter HOUR =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH[':00'][':00']['Z']");

  private final Map<String, String> given = new TreeMap<>();
  private final TreeSet<String> known = new TreeSet<>();
  private final List<String> problems = new ArrayList<>();

  SettingsReader(Map<String, String> properties, List<String> arguments) {
    properties.forEach(
        (key, value) -> {
          if (key.startsWith(Settings.PREFIX)) {
            given.put(key.substring(Settings.PREFIX.length()), value.strip());
          }
        });
    for (String argument : arguments) {
      int equals = argument.indexOf('=');
      if (equals < 1) {
        problems.add("argument " + argument + " is not of the form key=value");
      } else {
        given.put(argument.substring(0, equals), argument.substring(equals + 1).strip());
      }
    }
  }

  List<String> problems() {
    return problems;
  }

  void problem(String name, String what) {
    problems.add(Settings.PREFIX + name + " " + what);
  }

  /** The text of a setting; without a default it must be given. */
  String text(String name, @Nullable String fallback) {
    known.add(name);
    String value = given.getOrDefault(name, "");
    if (!value.isEmpty()) {
      return value;
    }
    if (fallback == null) {
      problem(name, "is not set");
      return "";
    }
    return fallback;
  }

  Map<String, String> allUnder(String prefix) {
    Map<String, String> found = new HashMap<>();
    given.forEach(
        (key, value) -> {
          if (key.startsWith(prefix)) {
            known.add(key);
            found.put(key.substring(prefix.length()), value);
          }
        });
    return found;
  }

  /** One of some words; the first is the default. */
  String oneOf(String name, String... words) {
    String value = text(name, words[0]);
    if (!Arrays.asList(words).contains(value)) {
      problem(name, "is " + value + ", must be one of " + String.join(", ", words));
    }
    return value;
  }

  boolean flag(String name, boolean fallback) {
    String other = Boolean.toString(!fallback);
    return Boolean.parseBoolean(oneOf(name, Boolean.toString(fallback), other));
  }

  long number(String name, long fallback, long least, long most) {
    String value = text(name, Long.toString(fallback));
    try {
      long number = Long.parseLong(value);
      if (number >= least && number <= most) {
        return number;
      }
    } catch (NumberFormatException e) {
      // said below
    }
    problem(name, "is " + value + ", must be a whole number of at least " + least);
    return fallback;
  }

  /** A folder with its scheme: without one, it would depend on Spark's default file system. */
  String folder(String name, boolean needed) {
    String value = text(name, needed ? null : "");
    if (value.isEmpty()) {
      return value;
    }
    try {
      if (new Path(value).toUri().getScheme() != null) {
        return value.endsWith("/") ? value.substring(0, value.length() - 1) : value;
      }
      problem(name, "is " + value + ", must begin with its scheme, for example s3a://");
    } catch (IllegalArgumentException e) {
      problem(name, "is " + value + ", which is no path");
    }
    return value;
  }

  /** A length of time in Spark's own notation: {@code 90s}, {@code 10m}, {@code 1h}. */
  Duration duration(String name, String fallback) {
    String value = text(name, fallback);
    try {
      Duration duration = Duration.ofMillis(JavaUtils.timeStringAs(value, TimeUnit.MILLISECONDS));
      if (!duration.isNegative() && !duration.isZero()) {
        return duration;
      }
    } catch (NumberFormatException e) {
      // said below
    }
    problem(name, "is " + value + ", must be a length of time such as 90s, 10m or 1h");
    return Duration.ofMinutes(1);
  }

  /** A length of time, or empty for one word. */
  Optional<Duration> durationOr(String name, String fallback, String word) {
    return text(name, fallback).equals(word)
        ? Optional.empty()
        : Optional.of(duration(name, fallback));
  }

  /** A full hour in UTC, such as {@code 2026-11-27T10}. */
  Instant hour(String name, boolean needed) {
    String value = text(name, needed ? null : "");
    if (!value.isEmpty()) {
      try {
        return LocalDateTime.parse(value, HOUR).toInstant(ZoneOffset.UTC);
      } catch (DateTimeException e) {
        problem(name, "is " + value + ", must be a full hour in UTC such as 2026-11-27T10");
      }
    }
    return Instant.EPOCH;
  }

  /**
   * Ends the reading.
   *
   * @throws SettingsException if anything was wrong, or if a setting was given that nobody asked
   *     for
   */
  void finish() throws SettingsException {
    for (String name : given.keySet()) {
      if (!known.contains(name)) {
        problem(name, "is unknown; known are " + String.join(", ", known));
      }
    }
    if (!problems.isEmpty()) {
      throw new SettingsException(problems);
    }
  }
}
