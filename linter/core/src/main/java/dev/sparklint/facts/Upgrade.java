package dev.sparklint.facts;

import dev.sparklint.registry.KeyEntry;
import dev.sparklint.registry.SparkRegistry;
import dev.sparklint.text.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A configuration on its way from one release to a later one. */
final class Upgrade {

  /** Defaults whose change is felt, and what it means. */
  private static final class Defaults {
    static final List<List<String>> ROWS = Table.read("changed-defaults.tsv", 4);
  }

  private final SparkRegistry registry;
  private final EffectiveConf conf;
  private final int from;
  private final int to;
  private final Set<String> ignored;
  private final List<UpgradeChange> changes = new ArrayList<>();

  /**
   * Between two releases, by their index in the registry.
   *
   * @param ignored keys that have no effect in the workload's mode
   */
  Upgrade(SparkRegistry registry, EffectiveConf conf, int from, int to, Set<String> ignored) {
    this.registry = registry;
    this.conf = conf;
    this.from = from;
    this.to = to;
    this.ignored = ignored;
  }

  /**
   * All changes: of what is set, then of what is not.
   *
   * @param evidence where the release is written that is to be changed
   */
  List<UpgradeChange> changes(String mode, boolean streaming, Place evidence) {
    for (Setting setting : conf.settings()) {
      KeyEntry before = registry.entry(setting.entry().name(), from);
      if (before != null && !ignored.contains(before.key())) {
        change(setting, before);
      }
    }
    if (conf.openReason() == null) {
      for (List<String> row : Defaults.ROWS) {
        if (appliesIn(row.get(1), mode, streaming)
            && isUsed(row.get(2))
            && !conf.isSet(row.get(0))) {
          changedDefault(row.get(0), row.get(3), evidence);
        }
      }
    }
    return changes;
  }

  private static boolean appliesIn(String modes, String mode, boolean streaming) {
    return switch (modes) {
      case "all" -> true;
      case "kubernetes" ->
          mode.equals("client") || mode.equals("cluster") || mode.equals("operator");
      case "batch" -> !streaming;
      case "streaming" -> streaming;
      default -> throw new IllegalStateException("changed-defaults.tsv: " + modes);
    };
  }

  /** Whether what the default belongs to is switched on: {@code key=value}, {@code key} or -. */
  private boolean isUsed(String condition) {
    int equals = condition.indexOf('=');
    if (condition.equals("-")) {
      return true;
    }
    return equals < 0
        ? conf.isSet(condition)
        : condition.substring(equals + 1).equals(conf.get(condition.substring(0, equals)).orNull());
  }

  private void change(Setting setting, KeyEntry before) {
    String key = before.key();
    String value = setting.value().orNull();
    KeyEntry after = registry.entry(key, to);
    if (after == null) {
      boolean registered = !before.type().name().isEmpty() || before.deprecated() != null;
      if (registered && !before.isUnread()) {
        add(setting, "gone", before.deprecated());
      }
      return;
    }
    KeyEntry.Farewell removed = after.removed();
    if (removed != null && before.removed() == null) {
      if (value != null && !value.equals(after.fallback())) {
        add(setting, "refused", removed);
      }
      return;
    }
    boolean refused =
        value != null
            && before.type().refusal(value) == null
            && after.type().refusal(value) != null;
    if (refused) {
      String bounds = after.type().bounds();
      String takes = "it takes " + (bounds.isEmpty() ? after.type().expected() : bounds);
      add(setting, "refused", new KeyEntry.Farewell("", takes, ""));
    } else if (after.deprecated() != null && before.deprecated() == null) {
      add(setting, "deprecated", after.deprecated());
    }
  }

  private void add(Setting setting, String kind, KeyEntry.@Nullable Farewell farewell) {
    KeyEntry.Farewell said = farewell == null ? KeyEntry.Farewell.NONE : farewell;
    changes.add(
        new UpgradeChange(
            kind,
            setting.entry().name(),
            setting.entry().value().value(),
            "",
            said.message(),
            said.replacement(),
            registry.releases().get(from),
            registry.releases().get(to),
            setting.place()));
  }

  private void changedDefault(String key, String meaning, Place evidence) {
    KeyEntry before = registry.entry(key, from);
    KeyEntry after = registry.entry(key, to);
    if (before == null || after == null) {
      return;
    }
    boolean typed = !before.type().name().isEmpty() && !after.type().name().isEmpty();
    if (!typed || before.fallback().equals(after.fallback())) {
      return;
    }
    changes.add(
        new UpgradeChange(
            "default",
            key,
            before.fallback(),
            after.fallback(),
            meaning,
            "",
            registry.releases().get(from),
            registry.releases().get(to),
            evidence));
  }
}
