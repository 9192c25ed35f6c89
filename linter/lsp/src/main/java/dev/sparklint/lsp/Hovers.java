package dev.sparklint.lsp;

import dev.sparklint.facts.Effective;
import dev.sparklint.facts.SecretNames;
import dev.sparklint.facts.Setting;
import dev.sparklint.registry.KeyEntry;
import dev.sparklint.registry.SparkRegistry;
import dev.sparklint.registry.ValueType;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What there is to say of a key: what Spark makes of it, and what comes of it here. */
final class Hovers {

  private static final String HIDDEN = "********";

  private Hovers() {}

  /** Markdown; empty where nothing is known. */
  static String of(List<Snapshot.Hit> hits, int release, Snapshot snapshot) {
    if (hits.isEmpty()) {
      return "";
    }
    String key = hits.get(0).key();
    StringBuilder text = new StringBuilder("**").append(key).append("**");
    text.append(" · Spark ").append(SparkRegistry.known().releases().get(release)).append("\n\n");
    text.append(described(key, release));
    for (Snapshot.Hit hit : hits) {
      appendEffect(hit, snapshot, text);
    }
    return text.toString();
  }

  /** What a release knows of a key, in Markdown. */
  static String described(String key, int release) {
    KeyEntry entry = entry(key, release);
    if (entry == null) {
      return "No key of this release.\n";
    }
    StringBuilder text = new StringBuilder();
    List<String> facts = new ArrayList<>();
    String type = typed(entry.type());
    if (!type.isEmpty()) {
      facts.add("type: " + type);
    }
    facts.add(entry.fallback().isEmpty() ? "no default" : "default: `" + entry.fallback() + "`");
    if (!entry.since().isEmpty()) {
      facts.add("since " + entry.since());
    }
    if (!entry.modes().isEmpty()) {
      facts.add("read in " + String.join(", ", entry.modes()) + " mode");
    }
    text.append(String.join(" · ", facts)).append('\n');
    appendFarewell("deprecated", entry.deprecated(), text);
    appendFarewell("removed", entry.removed(), text);
    return text.toString();
  }

  /** By its own name, else by that of its family. */
  static @Nullable KeyEntry entry(String key, int release) {
    SparkRegistry registry = SparkRegistry.known();
    KeyEntry entry = registry.entry(key, release);
    String family = entry == null ? registry.family(key) : null;
    return family == null ? entry : registry.entry(family, release);
  }

  private static String typed(ValueType type) {
    String unit = type.unit().isEmpty() ? "" : ", a bare number counts " + type.unit();
    String values = type.values().isEmpty() ? "" : ": " + String.join(", ", type.values());
    return type.name() + values + unit;
  }

  private static void appendFarewell(
      String what, KeyEntry.@Nullable Farewell farewell, StringBuilder text) {
    if (farewell != null) {
      text.append("\n*").append(what);
      text.append(farewell.since().isEmpty() ? "" : " since " + farewell.since()).append("* ");
      text.append(farewell.message()).append('\n');
    }
  }

  private static void appendEffect(Snapshot.Hit hit, Snapshot snapshot, StringBuilder text) {
    String id = hit.workload().id();
    text.append("\n---\n");
    text.append(id.isEmpty() ? "No application here uses it." : "`" + id + "`");
    String rendering = hit.inspected().rendering();
    text.append(rendering.isEmpty() ? "" : " with " + rendering);
    text.append("\n\n").append("holds: ").append(value(hit.winner(), snapshot));
    text.append(" at ").append(hit.place(hit.winner())).append("\n");
    for (Setting hidden : hit.workload().effectiveConf().overridden(hit.key())) {
      text.append("\noverrides ").append(value(hidden, snapshot));
      text.append(" at ").append(hit.place(hidden)).append('\n');
    }
  }

  private static String value(Setting setting, Snapshot snapshot) {
    if (SecretNames.isSecret(setting.entry().name())) {
      return HIDDEN;
    }
    String written = "`" + snapshot.redactor().redact(setting.entry().value().value()) + "`";
    return setting.value() instanceof Effective.Unknown<String> unknown
        ? written + " (not known: " + unknown.reason() + ")"
        : written;
  }
}
