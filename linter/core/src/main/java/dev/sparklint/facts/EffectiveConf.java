package dev.sparklint.facts;

import dev.sparklint.model.Conf;
import dev.sparklint.model.ConfEntry;
import dev.sparklint.text.Unfilled;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The settings of one workload after Spark's precedence: flags, then {@code --conf}, then the
 * properties file, then environment variables; the last of equal keys wins inside each.
 */
public final class EffectiveConf implements Lookup<String> {

  private final Map<String, Setting> winners = new LinkedHashMap<>();
  private final Map<String, List<Setting>> overridden = new HashMap<>();
  private final List<Setting> settings;
  private final @Nullable String openReason;
  private final Map<String, String> openKeys;

  /**
   * @param layers strongest first
   * @param openReason why a key that no layer sets may still be set elsewhere; null when the layers
   *     are all there is
   */
  EffectiveConf(List<Conf> layers, @Nullable String openReason) {
    this(layers, openReason, Environment.NONE);
  }

  /**
   * @param environment of the driver, for values such as <code>${env:POD_IP}</code>
   */
  EffectiveConf(List<Conf> layers, @Nullable String openReason, Environment environment) {
    this(layers, openReason, environment, Map.of());
  }

  /**
   * @param openKeys keys that may be set elsewhere though all others are known, with the reasons
   */
  EffectiveConf(
      List<Conf> layers,
      @Nullable String openReason,
      Environment environment,
      Map<String, String> openKeys) {
    String open = openReason;
    this.openKeys = Map.copyOf(openKeys);
    for (Conf layer : layers) {
      addLayer(layer);
      open = open == null ? unfilled(layer) : open;
    }
    this.openReason = open;
    SparkReferences references = new SparkReferences(winners, environment);
    for (Map.Entry<String, Setting> winner : winners.entrySet()) {
      winner.setValue(references.resolved(winner.getValue()));
    }
    settings = List.copyOf(winners.values());
  }

  /** What the key comes to, Spark's own default not included. */
  @Override
  public Effective<String> get(String key) {
    Setting winner = winners.get(key);
    if (winner != null) {
      return winner.value();
    }
    String open = openReason == null ? openKeys.get(key) : openReason;
    return open == null ? new Effective.Unset<>() : new Effective.Unknown<>(open);
  }

  @Override
  public boolean isSet(String key) {
    return winners.containsKey(key);
  }

  /** The setting that wins; null when none is seen. */
  @Nullable Setting winner(String key) {
    return winners.get(key);
  }

  /** The winning setting of each key. */
  public List<Setting> settings() {
    return settings;
  }

  /** The settings that the winning one hides, strongest first. */
  public List<Setting> overridden(String key) {
    return overridden.getOrDefault(key, List.of());
  }

  /** Why more keys may be set than these; null when these are all. */
  public @Nullable String openReason() {
    return openReason;
  }

  /** Settings that somebody else puts into a layer; null when its entries are all it has. */
  private static @Nullable String unfilled(Conf layer) {
    for (ConfEntry entry : layer.entries()) {
      if (Unfilled.isIn(entry.name())) {
        return "filled in from " + Placeholders.find(entry.name());
      }
    }
    return null;
  }

  private void addLayer(Conf layer) {
    Map<String, Setting> own = new LinkedHashMap<>();
    for (ConfEntry entry : layer.named()) {
      Setting earlier = own.get(entry.name());
      boolean flagStands = earlier != null && isFlag(earlier.entry()) && !isFlag(entry);
      Setting setting = new Setting(entry, layer.kind());
      if (!flagStands) {
        own.put(entry.name(), setting);
      }
      Setting loser = flagStands ? setting : earlier;
      if (loser != null) {
        hide(loser);
      }
    }
    for (Map.Entry<String, Setting> setting : own.entrySet()) {
      if (winners.putIfAbsent(setting.getKey(), setting.getValue()) != null) {
        hide(setting.getValue());
      }
    }
  }

  private void hide(Setting loser) {
    String key = loser.entry().name();
    List<Setting> losers = overridden.get(key);
    if (losers == null) {
      losers = new ArrayList<>(1);
      overridden.put(key, losers);
    }
    losers.add(loser);
  }

  private static boolean isFlag(ConfEntry entry) {
    return entry.field().startsWith("--");
  }
}
