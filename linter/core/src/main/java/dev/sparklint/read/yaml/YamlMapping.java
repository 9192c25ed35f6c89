package dev.sparklint.read.yaml;

import dev.sparklint.text.SourceText;
import dev.sparklint.text.Span;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Keys with values.
 *
 * @param entries as written: in order, repeated keys and {@code <<} included
 * @param start offset in the text that was read, UTF-16, 0-based; {@code end} is exclusive
 */
public record YamlMapping(
    List<YamlEntry> entries, @Nullable String tag, SourceText source, int start, int end)
    implements YamlNode {

  public YamlMapping {
    entries = List.copyOf(entries);
  }

  @Override
  public Span span() {
    return source.span(start, end);
  }

  /** The value of {@code key} as {@link #entry} finds it, or null. */
  public @Nullable YamlNode get(String key) {
    YamlEntry entry = entry(key);
    return entry == null ? null : entry.value();
  }

  /**
   * The entry that holds for {@code key}: the last one written here, else what {@code <<} brings.
   */
  public @Nullable YamlEntry entry(String key) {
    for (int i = entries.size() - 1; i >= 0; i--) {
      YamlEntry entry = entries.get(i);
      if (entry.hasKey(key) && !entry.isMerge()) {
        return entry;
      }
    }
    return hasMerge() ? merged(key) : null;
  }

  /** Whether {@code <<} brings in the entries of other mappings. */
  public boolean hasMerge() {
    for (int i = 0; i < entries.size(); i++) {
      if (entries.get(i).isMerge()) {
        return true;
      }
    }
    return false;
  }

  private @Nullable YamlEntry merged(String key) {
    for (YamlMapping source : mergeSources()) {
      YamlEntry entry = source.entry(key);
      if (entry != null) {
        return entry;
      }
    }
    return null;
  }

  /**
   * The entries that hold: of repeated keys the last, and what {@code <<} brings, after the
   * mapping's own. Keys that are no scalars are all there.
   */
  public List<YamlEntry> effectiveEntries() {
    List<YamlEntry> effective = new ArrayList<>(entries.size());
    addEffective(effective, new HashSet<>());
    return effective;
  }

  private void addEffective(List<YamlEntry> effective, Set<String> seen) {
    int start = effective.size();
    for (int i = entries.size() - 1; i >= 0; i--) {
      YamlEntry entry = entries.get(i);
      if (!entry.isMerge()
          && (!(entry.key() instanceof YamlScalar scalar) || seen.add(scalar.text()))) {
        effective.add(entry);
      }
    }
    reverse(effective, start);
    for (YamlMapping source : mergeSources()) {
      source.addEffective(effective, seen);
    }
  }

  /** The entries whose key stands further up already; {@code <<} may stand there repeatedly. */
  public List<YamlEntry> duplicates() {
    Set<String> seen = new HashSet<>();
    List<YamlEntry> duplicates = new ArrayList<>();
    for (YamlEntry entry : entries) {
      if (entry.key() instanceof YamlScalar scalar
          && !entry.isMerge()
          && !seen.add(scalar.text())) {
        duplicates.add(entry);
      }
    }
    return duplicates;
  }

  /** What {@code <<} names, the strongest first: the last {@code <<}, and in its list the first. */
  private List<YamlMapping> mergeSources() {
    List<YamlMapping> sources = new ArrayList<>();
    for (int i = entries.size() - 1; i >= 0; i--) {
      if (!entries.get(i).isMerge()) {
        continue;
      }
      YamlNode value = entries.get(i).value();
      if (value instanceof YamlMapping mapping) {
        sources.add(mapping);
      } else if (value instanceof YamlSequence sequence) {
        for (YamlNode item : sequence.items()) {
          if (item instanceof YamlMapping mapping) {
            sources.add(mapping);
          }
        }
      }
    }
    return sources;
  }

  private static void reverse(List<YamlEntry> list, int start) {
    for (int low = start, high = list.size() - 1; low < high; low++, high--) {
      YamlEntry swapped = list.get(low);
      list.set(low, list.get(high));
      list.set(high, swapped);
    }
  }
}
