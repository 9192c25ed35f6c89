package dev.sparklint.registry;

import dev.sparklint.text.Nearest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Guesses which key was meant by one that Spark does not know. */
public final class Spelling {

  private static final int MOST = 2;
  private static final int SHORT = 14;
  private static final int LONGEST = 200;
  // Of shorter names too many are near: spark.my. and spark.ml.
  private static final int SHORTEST_FAMILY = "spark.hadoop.".length();
  private static final String START = "spark.";
  // Other file systems have keys like S3A's.
  private static final String S3A = "spark.hadoop.fs.s3a.";

  private final SparkRegistry registry;
  private final List<String> keys = new ArrayList<>();
  private final List<Long> letters = new ArrayList<>();
  private final Map<String, List<String>> byWords = new HashMap<>();
  private final List<String> families = new ArrayList<>();
  private final Map<String, String> answered = new ConcurrentHashMap<>();

  /**
   * Among the keys of some releases.
   *
   * @param releases by their index
   */
  Spelling(SparkRegistry registry, List<Integer> releases) {
    this.registry = registry;
    for (String key : registry.keys()) {
      if (!isOffered(key, releases)) {
        continue;
      }
      if (key.endsWith("*")) {
        families.add(key);
      } else {
        add(key);
      }
    }
  }

  private void add(String key) {
    keys.add(key);
    letters.add(letters(key));
    String words = words(key);
    List<String> same = byWords.get(words);
    if (same == null) {
      same = new ArrayList<>(1);
      byWords.put(words, same);
    }
    same.add(key);
  }

  /** Keys that Spark documents first of all; a deprecated one is no good advice. */
  private boolean isOffered(String key, List<Integer> releases) {
    for (int release : releases) {
      KeyEntry entry = registry.entry(key, release);
      if (entry != null) {
        return entry.removed() == null && entry.deprecated() == null;
      }
    }
    return false;
  }

  /**
   * The key that was meant: few letters away, or the same words with other points and capitals;
   * null when none is near enough to be sure.
   */
  public @Nullable String of(String key) {
    if (key.length() > LONGEST || key.endsWith(".") || key.indexOf('*') >= 0) {
      return null;
    }
    String known = answered.get(key);
    if (known == null) {
      String meant = meant(key);
      known = meant == null ? "" : meant;
      answered.put(key, known);
    }
    return known.isEmpty() ? null : known;
  }

  private @Nullable String meant(String key) {
    String family = registry.family(key);
    int allowed = key.length() < SHORT ? 1 : MOST;
    String same = sameWords(key, family);
    if (same != null) {
      return same;
    }
    String nearest = nearest(key, family, allowed);
    return nearest == null && family == null ? inFamily(key) : nearest;
  }

  private @Nullable String nearest(String key, @Nullable String family, int allowed) {
    List<String> candidates = new ArrayList<>();
    long own = letters(key);
    for (int i = 0; i < keys.size(); i++) {
      String candidate = keys.get(i);
      // Each change brings at most one letter and takes one away.
      if (Long.bitCount(own ^ letters.get(i)) <= 2 * allowed
          && Math.abs(candidate.length() - key.length()) <= allowed
          && mayBeMeant(key, candidate, family)) {
        candidates.add(candidate);
      }
    }
    return best(key, candidates, allowed);
  }

  /** Below a family's name anything goes, but for the keys that Spark itself has there. */
  private static boolean mayBeMeant(String key, String candidate, @Nullable String family) {
    return key.startsWith(S3A) == candidate.startsWith(S3A)
        && (family == null || candidate.startsWith(family.substring(0, family.length() - 1)));
  }

  /** Of equally near keys one that is public, else the first. */
  private @Nullable String best(String key, List<String> candidates, int allowed) {
    String best = null;
    int least = allowed;
    for (String candidate : candidates) {
      int distance = Nearest.distance(key, candidate, least);
      boolean nearer = distance < least || (distance == least && best == null);
      if (distance <= least && (nearer || (isPublic(candidate) && !isPublic(best)))) {
        best = candidate;
        least = distance;
      }
    }
    return best;
  }

  private boolean isPublic(@Nullable String key) {
    if (key == null) {
      return false;
    }
    KeyEntry entry = registry.entry(key, registry.release(key, false));
    return entry != null && entry.isPublic() && !entry.type().name().isEmpty();
  }

  private @Nullable String sameWords(String key, @Nullable String family) {
    for (String candidate : byWords.getOrDefault(words(key), List.of())) {
      if (mayBeMeant(key, candidate, family)) {
        return candidate;
      }
    }
    return null;
  }

  /** The key with the misspelt name of a family set right. */
  private @Nullable String inFamily(String key) {
    for (String family : families) {
      String prefix = family.substring(0, family.length() - 1);
      int end = endOfSegments(key, segments(prefix));
      int allowed = prefix.length() < SHORT ? 1 : MOST;
      if (prefix.length() < SHORTEST_FAMILY) {
        continue;
      }
      if (end > 0 && Nearest.distance(key.substring(0, end), prefix, allowed) <= allowed) {
        return prefix + key.substring(end);
      }
    }
    return null;
  }

  private static int segments(String prefix) {
    int count = 0;
    for (int i = 0; i < prefix.length(); i++) {
      count += prefix.charAt(i) == '.' ? 1 : 0;
    }
    return count;
  }

  /** Behind the point that ends so many segments; -1 when there are fewer or nothing follows. */
  private static int endOfSegments(String key, int count) {
    int at = -1;
    for (int rest = count; rest > 0; rest--) {
      at = key.indexOf('.', at + 1);
      if (at < 0) {
        return -1;
      }
    }
    return at + 1 < key.length() ? at + 1 : -1;
  }

  private static String words(String key) {
    StringBuilder words = new StringBuilder(key.length());
    for (int i = 0; i < key.length(); i++) {
      char c = key.charAt(i);
      if (c != '.' && c != '-' && c != '_') {
        words.append(c);
      }
    }
    return words.toString().toLowerCase(Locale.ROOT);
  }

  /** Which letters and digits it has, one bit for each. */
  private static long letters(String key) {
    long letters = 0;
    for (int i = START.length(); i < key.length(); i++) {
      letters |= 1L << (Character.toLowerCase(key.charAt(i)) & 0x3f);
    }
    return letters;
  }
}
