package dev.sparklint.knowledge;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One key as a release of Spark knows it.
 *
 * @param name with a point or star at its end for a family of keys
 * @param module whose jar names it
 * @param type null where Spark has no entry for it and reads plain text
 * @param fallback its default as text; empty without one
 * @param since as the entry says; empty when it does not
 * @param alternatives older names that Spark still reads
 * @param modes in which some class reads it; empty for all
 * @param unread whether no class asks for it, as far as bytecode tells
 * @param inferredFrom the release whose jar says so, where this one's is not to be had; else empty
 */
record Key(
    String name,
    String module,
    @Nullable KeyType type,
    String fallback,
    String since,
    boolean isPublic,
    List<String> alternatives,
    List<String> modes,
    boolean unread,
    @Nullable Farewell deprecated,
    @Nullable Farewell removed,
    String inferredFrom) {

  /**
   * That Spark lists it as deprecated or removed, since when, and in its own words.
   *
   * @param replacement the key that takes its place; empty where Spark names none
   */
  record Farewell(String since, String message, String replacement) {

    private static final Pattern NAMED =
        Pattern.compile("(?<![A-Za-z0-9._-])spark(\\.[A-Za-z0-9_-]+){2,}");

    /** With the first other key that Spark's words name as the replacement. */
    static Farewell of(String key, String since, String message) {
      Matcher named = NAMED.matcher(message);
      while (named.find()) {
        if (!named.group().equals(key)) {
          return new Farewell(since, message, named.group());
        }
      }
      return new Farewell(since, message, "");
    }
  }

  Key with(@Nullable Farewell deprecation, @Nullable Farewell removal) {
    return copy(
        fallback,
        deprecation == null ? deprecated : deprecation,
        removal == null ? removed : removal,
        inferredFrom);
  }

  Key withFallback(String text) {
    return copy(text, deprecated, removed, inferredFrom);
  }

  Key inferredFrom(String minor) {
    return copy(fallback, deprecated, removed, minor);
  }

  private Key copy(
      String text, @Nullable Farewell deprecation, @Nullable Farewell removal, String from) {
    return new Key(
        name,
        module,
        type,
        text,
        since,
        isPublic,
        alternatives,
        modes,
        unread,
        deprecation,
        removal,
        from);
  }

  static Key plain(String name, String module) {
    return new Key(name, module, null, "", "", true, List.of(), List.of(), false, null, null, "");
  }
}
