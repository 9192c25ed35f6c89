package dev.sparklint.lint;

import dev.sparklint.findings.Edit;
import dev.sparklint.findings.Finding;
import dev.sparklint.findings.Related;
import dev.sparklint.render.Origin;
import dev.sparklint.render.Rendering;
import dev.sparklint.text.Place;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Takes findings in rendered text to the files that people edit. One cause that several renderings
 * show is one finding, which says with which of them it comes.
 */
final class RenderedFindings {

  /** More names than these make nobody wiser. */
  private static final int MOST_NAMES = 3;

  private final Map<String, Set<String>> namesByRoot = new HashMap<>();
  private final Map<String, Set<String>> namesByValues = new HashMap<>();
  private final Map<String, Finding> findings = new LinkedHashMap<>();
  private final Map<String, Set<String>> seenWith = new HashMap<>();
  private final Map<String, String> rootOf = new HashMap<>();

  RenderedFindings(Collection<World> worlds) {
    for (World world : worlds) {
      Rendering rendering = world.rendering();
      if (rendering != null) {
        add(namesByRoot, rendering.root(), rendering.name());
        for (String values : rendering.values()) {
          add(namesByValues, values, rendering.name());
        }
      }
    }
  }

  private static void add(Map<String, Set<String>> names, String key, String name) {
    names.computeIfAbsent(key, unused -> new LinkedHashSet<>()).add(name);
  }

  /** The renderings with which a finding could have come: of a values file, those that use it. */
  private Set<String> possible(Finding finding, String root) {
    Set<String> own = namesByValues.get(finding.place().path());
    return own != null ? own : namesByRoot.getOrDefault(root, Set.of());
  }

  /** Adds what one world shows. */
  void add(List<Finding> shown, @Nullable Rendering rendering) {
    for (Finding finding : shown) {
      Finding mended = rendering == null ? finding : atOrigin(finding, rendering);
      String key = mended.rule() + ' ' + mended.place() + ' ' + mended.message();
      findings.putIfAbsent(key, mended);
      if (rendering != null) {
        add(seenWith, key, rendering.name());
        rootOf.put(key, rendering.root());
      }
    }
  }

  /** All findings, in the order in which they came. */
  List<Finding> merged() {
    List<Finding> merged = new ArrayList<>(findings.size());
    for (Map.Entry<String, Finding> entry : findings.entrySet()) {
      Set<String> with = seenWith.getOrDefault(entry.getKey(), Set.of());
      String root = rootOf.getOrDefault(entry.getKey(), "");
      Finding finding = entry.getValue();
      merged.add(finding.withRenderings(words(with, possible(finding, root))));
    }
    return merged;
  }

  /** {@code with values-prod.yaml, not with values-dev.yaml}; empty if there is no choice. */
  private static String words(Set<String> with, Set<String> all) {
    if (with.isEmpty() || all.size() < 2) {
      return "";
    }
    if (with.size() == all.size()) {
      return all.size() == 2 ? "in both renderings" : "in all " + all.size() + " renderings";
    }
    Set<String> without = new LinkedHashSet<>(all);
    without.removeAll(with);
    return "with " + listed(with) + ", not with " + listed(without);
  }

  private static String listed(Set<String> names) {
    StringBuilder text = new StringBuilder();
    int count = 0;
    for (String name : names) {
      if (count == MOST_NAMES && names.size() > MOST_NAMES + 1) {
        return text + " and " + (names.size() - count) + " more";
      }
      text.append(count == 0 ? "" : ", ").append(name);
      count++;
    }
    return text.toString();
  }

  private static Finding atOrigin(Finding finding, Rendering rendering) {
    Place place = finding.place();
    List<Related> related = new ArrayList<>();
    if (rendering.has(place.path())) {
      Origin origin = rendering.origins().of(place);
      place = origin.place();
      if (origin.via() != null) {
        related.add(new Related(origin.via(), "rendered here"));
      }
    }
    for (Related other : finding.related()) {
      Place otherPlace =
          rendering.has(other.place().path())
              ? rendering.origins().of(other.place()).place()
              : other.place();
      if (!otherPlace.equals(place)) {
        related.add(new Related(otherPlace, other.message()));
      }
    }
    return finding.at(place, related, edits(finding, rendering));
  }

  /** Only text that stands as it is in some file can be replaced there. */
  private static List<Edit> edits(Finding finding, Rendering rendering) {
    List<Edit> edits = new ArrayList<>(finding.edits().size());
    for (Edit edit : finding.edits()) {
      if (!rendering.has(edit.place().path())) {
        edits.add(edit);
        continue;
      }
      Origin origin = rendering.origins().of(edit.place());
      if (!origin.exact() || edit.kind() != Edit.Kind.REPLACE) {
        return List.of();
      }
      edits.add(new Edit(edit.kind(), origin.place(), edit.text(), edit.safe()));
    }
    return edits;
  }
}
