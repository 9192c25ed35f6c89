package dev.sparklint.facts;

import dev.sparklint.model.Conf;
import dev.sparklint.registry.KeyEntry;
import dev.sparklint.registry.SparkRegistry;
import dev.sparklint.registry.ValueType;
import dev.sparklint.text.Place;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the registry of keys says of a workload's settings. */
final class KeyChecks {

  /** Prefixes of keys that somebody else reads; read when the first unknown key is met. */
  private static final class Others {
    static final List<List<String>> ROWS = Table.read("other-namespaces.tsv", 2);
  }

  /** Keys that nobody reads and no registry tells of. */
  private static final class NoEffect {
    static final List<List<String>> ROWS = Table.read("no-effect.tsv", 5);
  }

  /** Nobody but Spark has keys here. */
  private static final String KUBERNETES = "spark.kubernetes.";

  private final SparkRegistry registry = SparkRegistry.known();
  private final EffectiveConf conf;
  private final boolean versionKnown;
  private final String spark;
  private final List<Integer> releases = new ArrayList<>();
  private final Set<String> ignored = new HashSet<>();

  /**
   * Of a configuration.
   *
   * @param version of Spark; where it is not known, what holds for every release is said
   * @param ignoredSettings of which other rules say that they have no effect at all
   */
  KeyChecks(EffectiveConf conf, Effective<String> version, List<IgnoredSetting> ignoredSettings) {
    this.conf = conf;
    this.versionKnown = version.orNull() != null;
    this.spark = versionKnown ? "Spark " + version.orNull() : "any Spark";
    for (SparkRelease release : SparkRelease.of(version)) {
      int index = registry.indexOf(release.toString());
      if (index >= 0) {
        releases.add(index);
      }
    }
    for (IgnoredSetting setting : ignoredSettings) {
      ignored.add(setting.setting().entry().name());
    }
  }

  /** Keys that no release knows, each with the one that was probably meant. */
  List<UnknownKey> unknown() {
    List<UnknownKey> unknown = new ArrayList<>();
    for (Setting setting : conf.settings()) {
      String key = setting.entry().name();
      if (isWrittenKey(setting) && !registry.has(key) && !isOthers(key) && noEffect(key) == null) {
        String nearest = registry.spelling(releases).of(key);
        if (nearest != null) {
          unknown.add(new UnknownKey(setting, nearest, nearest.equalsIgnoreCase(key)));
        } else if (key.startsWith(KUBERNETES) && registry.family(key) == null) {
          unknown.add(new UnknownKey(setting, "", false));
        }
      }
    }
    return unknown;
  }

  /** Keys of Spark's that a person wrote out, and not a field of a resource that stands for one. */
  private static boolean isWrittenKey(Setting setting) {
    String key = setting.entry().name();
    return setting.isSpark()
        && setting.kind() != Conf.Kind.CUSTOM_RESOURCE_FIELD
        && Placeholders.find(key).isEmpty()
        && key.indexOf('$') < 0;
  }

  private static boolean isOthers(String key) {
    for (List<String> row : Others.ROWS) {
      if (key.startsWith(row.get(0))) {
        return true;
      }
    }
    return false;
  }

  /** Values that every release in question refuses. */
  List<RefusedValue> refused() {
    List<RefusedValue> refused = new ArrayList<>();
    for (Setting setting : conf.settings()) {
      String key = setting.entry().name();
      if (!setting.isSpark() || ignored.contains(key) || key.startsWith("spark.history.")) {
        continue;
      }
      String value = setting.value().orNull();
      ValueType type = value == null ? null : refusing(key, value);
      if (value != null && type != null) {
        refused.add(refused(setting, value, type));
      }
    }
    return refused;
  }

  /** The newest of the types of a key that refuse a value, if all do; else null. */
  private @Nullable ValueType refusing(String key, String value) {
    ValueType refusing = null;
    for (int release : releases) {
      KeyEntry entry = registry.entry(key, release);
      if (entry == null || entry.type().name().isEmpty()) {
        continue;
      }
      if (entry.type().refusal(value) == null) {
        return null;
      }
      refusing = entry.type();
    }
    return refusing;
  }

  private static RefusedValue refused(Setting setting, String value, ValueType type) {
    boolean ofType = type.refusal(value) == ValueType.Refusal.TYPE;
    String bounds = type.bounds();
    return new RefusedValue(
        setting,
        ofType ? "type" : "range",
        type.name(),
        ofType || bounds.isEmpty() ? type.expected() : bounds,
        type.check(),
        new Intention(setting, value, type).meant());
  }

  /** Keys that the workload's release does not have yet, or no more, or deprecates. */
  List<OutdatedKey> outdated() {
    List<OutdatedKey> outdated = new ArrayList<>();
    for (Setting setting : conf.settings()) {
      String key = setting.entry().name();
      if (setting.isSpark() && !ignored.contains(key)) {
        OutdatedKey found = unread(setting, key);
        if (found == null && versionKnown && releases.size() == 1) {
          found = outdated(setting, key, releases.get(0));
        }
        if (found != null) {
          outdated.add(found);
        }
      }
    }
    return outdated;
  }

  /** Keys of forks and of what is gone, in every release in question. */
  private @Nullable OutdatedKey unread(Setting setting, String key) {
    List<String> row = noEffect(key);
    if (row == null) {
      return null;
    }
    for (int release : releases) {
      String name = registry.releases().get(release);
      boolean holds =
          (row.get(1).equals("-") || name.compareTo(row.get(1)) >= 0)
              && (row.get(2).equals("-") || name.compareTo(row.get(2)) < 0);
      if (!holds) {
        return null;
      }
    }
    String replacement = row.get(3).equals("-") ? "" : row.get(3);
    return new OutdatedKey(setting, "unread", spark, "", replacement, row.get(4));
  }

  private static @Nullable List<String> noEffect(String key) {
    for (List<String> row : NoEffect.ROWS) {
      if (row.get(0).equals(key)) {
        return row;
      }
    }
    return null;
  }

  private @Nullable OutdatedKey outdated(Setting setting, String key, int release) {
    KeyEntry entry = registry.entry(key, release);
    if (entry != null) {
      return outdated(setting, entry);
    }
    String family = registry.family(key);
    if (family != null && registry.entry(family, release) != null) {
      return null;
    }
    String named = registry.has(key) || family == null ? key : family;
    int first = registry.release(named, true);
    int last = registry.release(named, false);
    if (first > release) {
      return tooNew(setting, named, first, release);
    }
    return last >= 0 && last < release ? gone(setting, named, last) : null;
  }

  /** Only what Spark registers says since when it is there; a string may have been put together. */
  private @Nullable OutdatedKey tooNew(Setting setting, String key, int first, int release) {
    KeyEntry later = registry.entry(key, first);
    if (later == null) {
      return null;
    }
    boolean ofKubernetes = key.endsWith("*") && key.startsWith("spark.kubernetes.");
    String since = later.since();
    boolean newer =
        since.length() >= 3
            && since.substring(0, 3).compareTo(registry.releases().get(release)) > 0;
    if (!newer && !ofKubernetes) {
      return null;
    }
    String older = later.alternatives().isEmpty() ? "" : later.alternatives().get(0);
    boolean known = !older.isEmpty() && registry.entry(older, release) != null;
    String brought = newer ? since : registry.releases().get(first);
    return new OutdatedKey(setting, "too-new", spark, brought, known ? older : "", "");
  }

  private @Nullable OutdatedKey gone(Setting setting, String key, int last) {
    KeyEntry before = registry.entry(key, last);
    if (before == null || (before.type().name().isEmpty() && before.deprecated() == null)) {
      return null;
    }
    KeyEntry.Farewell known = before.deprecated();
    KeyEntry.Farewell farewell = known == null ? KeyEntry.Farewell.NONE : known;
    String release = registry.releases().get(last + 1);
    return new OutdatedKey(
        setting, "gone", spark, release, farewell.replacement(), farewell.message());
  }

  private @Nullable OutdatedKey outdated(Setting setting, KeyEntry entry) {
    KeyEntry.Farewell removed = entry.removed();
    if (removed != null) {
      String value = setting.value().orNull();
      boolean keepsDefault = value == null || value.equals(entry.fallback());
      return keepsDefault ? null : of(setting, "refused", removed);
    }
    if (entry.isUnread()) {
      return new OutdatedKey(setting, "unread", spark, "", "", "");
    }
    KeyEntry.Farewell deprecated = entry.deprecated();
    if (deprecated == null) {
      return null;
    }
    return of(setting, deprecated.hasNoEffect() ? "unread" : "deprecated", deprecated);
  }

  private OutdatedKey of(Setting setting, String state, KeyEntry.Farewell farewell) {
    return new OutdatedKey(
        setting, state, spark, farewell.since(), farewell.replacement(), farewell.message());
  }

  /** What changes on the way to another release. */
  List<UpgradeChange> upgrades(
      String target, String mode, boolean streaming, Effective<String> version, Place place) {
    String from = version.orNull();
    int to = registry.indexOf(SparkRelease.minor(target));
    if (from == null || releases.size() != 1 || to < 0 || to <= releases.get(0)) {
      return List.of();
    }
    Upgrade upgrade = new Upgrade(registry, conf, releases.get(0), to, ignored);
    Place evidence = version.placeOrNull();
    return upgrade.changes(mode, streaming, evidence == null ? place : evidence);
  }
}
