package dev.sparklint.kustomize;

import dev.sparklint.read.yaml.YamlEntry;
import dev.sparklint.read.yaml.YamlMapping;
import dev.sparklint.read.yaml.YamlNode;
import dev.sparklint.read.yaml.YamlScalar;
import dev.sparklint.read.yaml.YamlSequence;
import dev.sparklint.text.Span;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The way from an object to a part of it: by keys, and in lists by the name of an item, as patches
 * are merged.
 *
 * @param onKey whether the key of the last step is meant, and not its value
 */
record FieldPath(List<Step> steps, boolean onKey) {

  /**
   * One step.
   *
   * @param key of a map, or the name of an item; empty for an item without a name
   * @param index of an item; -1 in a map
   */
  record Step(String key, int index) {}

  FieldPath {
    steps = List.copyOf(steps);
  }

  /** The way to what stands at a place; as far as it goes where nothing stands. */
  static FieldPath to(YamlNode root, Span place) {
    List<Step> steps = new ArrayList<>();
    boolean onKey = walk(root, place, steps);
    return new FieldPath(steps, onKey);
  }

  private static boolean walk(YamlNode node, Span place, List<Step> steps) {
    if (node instanceof YamlMapping map) {
      for (YamlEntry entry : map.entries()) {
        boolean key = contains(entry.key().span(), place);
        if (key || contains(entry.value().span(), place)) {
          steps.add(new Step(text(entry.key()), -1));
          return key || walk(entry.value(), place, steps);
        }
      }
    } else if (node instanceof YamlSequence list) {
      for (int i = 0; i < list.items().size(); i++) {
        YamlNode item = list.items().get(i);
        if (contains(item.span(), place)) {
          steps.add(new Step(nameOf(item), i));
          return walk(item, place, steps);
        }
      }
    }
    return false;
  }

  private static boolean contains(Span outer, Span place) {
    boolean after =
        place.line() > outer.line()
            || (place.line() == outer.line() && place.column() >= outer.column());
    boolean before =
        place.line() < outer.endLine()
            || (place.line() == outer.endLine() && place.column() < outer.endColumn());
    return after && (before || outer.equals(place));
  }

  /** The node at the end of the way in another object; null if the way does not lead there. */
  @Nullable YamlNode in(YamlNode root) {
    YamlNode node = root;
    int taken = 0;
    for (Step step : steps) {
      taken++;
      if (step.index() < 0) {
        YamlEntry entry = node instanceof YamlMapping map ? map.entry(step.key()) : null;
        if (entry == null) {
          return null;
        }
        boolean last = taken == steps.size();
        node = last && onKey ? entry.key() : entry.value();
      } else {
        node = node instanceof YamlSequence list ? item(list, step) : null;
      }
      if (node == null) {
        return null;
      }
    }
    return node;
  }

  private static @Nullable YamlNode item(YamlSequence list, Step step) {
    for (YamlNode item : list.items()) {
      if (!step.key().isEmpty() && nameOf(item).equals(step.key())) {
        return item;
      }
    }
    boolean there = step.key().isEmpty() && step.index() < list.items().size();
    return there ? list.items().get(step.index()) : null;
  }

  /** The way as JSON patches write it, up to the names of items. */
  boolean isPointer(String pointer) {
    StringBuilder own = new StringBuilder();
    for (Step step : steps) {
      String word = step.index() < 0 ? step.key() : String.valueOf(step.index());
      own.append('/').append(word.replace("~", "~0").replace("/", "~1"));
    }
    return own.toString().equals(pointer);
  }

  static String text(@Nullable YamlNode node) {
    return node instanceof YamlScalar scalar ? scalar.text() : "";
  }

  private static String nameOf(YamlNode item) {
    return item instanceof YamlMapping map ? text(map.get("name")) : text(item);
  }
}
