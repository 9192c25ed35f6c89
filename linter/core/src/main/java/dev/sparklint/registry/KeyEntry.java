package dev.sparklint.registry;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What one release of Spark knows of one key.
 *
 * @param key with {@code *} at its end for a family, such as {@code spark.executorEnv.*}
 * @param fallback Spark's default as text; empty without one
 * @param since the release that brought it, as Spark says; empty when it does not
 * @param isPublic false for keys that Spark keeps out of its documentation
 * @param alternatives older names that this release still reads
 * @param modes in which some class reads it; empty for all, and where that is not known
 * @param isUnread whether the release registers the key and no class of it ever asks for it
 */
public record KeyEntry(
    String key,
    ValueType type,
    String fallback,
    String since,
    boolean isPublic,
    List<String> alternatives,
    List<String> modes,
    boolean isUnread,
    @Nullable Farewell deprecated,
    @Nullable Farewell removed) {

  /**
   * That Spark itself says a key is deprecated or gone: since when, and its own words.
   *
   * @param replacement the key that takes its place; empty where Spark names none
   */
  public record Farewell(String since, String message, String replacement) {

    /** That nothing of the kind is known. */
    public static final Farewell NONE = new Farewell("", "", "");

    /** Whether Spark says that it does not look at the key any more. */
    public boolean hasNoEffect() {
      String words = message.toLowerCase(Locale.ROOT);
      return words.contains("not used any")
          || words.contains("no longer")
          || words.contains("no effect")
          || words.contains("not effective");
    }
  }

  public KeyEntry {
    alternatives = List.copyOf(alternatives);
    modes = List.copyOf(modes);
  }

  /** Whether classes are known to read it, and none of them runs in the mode. */
  public boolean isUnreadIn(String mode) {
    return !modes.isEmpty() && !modes.contains(mode);
  }
}
