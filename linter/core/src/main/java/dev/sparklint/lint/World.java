package dev.sparklint.lint;

import dev.sparklint.facts.Assumptions;
import dev.sparklint.facts.Credential;
import dev.sparklint.facts.Facts;
import dev.sparklint.facts.WorkloadAssembler;
import dev.sparklint.model.FileModel;
import dev.sparklint.render.Rendering;
import dev.sparklint.text.Place;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What would run if one thing were applied: a chart with one set of values, or the files that are
 * applied as they are. What two renderings of a chart say is never joined.
 *
 * @param rendering null for the files that are read as they are
 */
record World(Facts facts, @Nullable Rendering rendering) {

  /** The worlds of a tree, the one of the plain files last. */
  static List<World> of(TreeReader.Tree tree, Assumptions assumptions) {
    List<World> worlds = new ArrayList<>(tree.rendered().size() + 1);
    // A script that the pod of a chart runs is judged with that pod, and not by itself.
    Set<Object> launched = Collections.newSetFromMap(new IdentityHashMap<>());
    for (TreeReader.RenderedModels models : tree.rendered()) {
      Set<Object> own = Collections.newSetFromMap(new IdentityHashMap<>());
      List<FileModel> context = new ArrayList<>(tree.files());
      context.addAll(firstOfOthers(tree, models.rendering().root()));
      Facts facts = WorkloadAssembler.assemble(models.files(), context, own, assumptions);
      launched.addAll(own);
      worlds.add(new World(facts, models.rendering()));
    }
    List<FileModel> context = firstOfOthers(tree, "-");
    Facts facts = WorkloadAssembler.assemble(tree.files(), context, launched, assumptions);
    worlds.add(new World(facts, null));
    return worlds;
  }

  /** Where values are that must not be shown, in the files that people edit. */
  static List<Place> secrets(List<World> worlds) {
    List<Place> secrets = new ArrayList<>();
    for (World world : worlds) {
      for (Credential credential : world.facts().credentials()) {
        secrets.add(world.origin(credential.place()));
      }
    }
    return secrets;
  }

  /** Leads from a place that the facts know to the one that people edit. */
  Place origin(Place place) {
    return rendering == null || !rendering.has(place.path())
        ? place
        : rendering.origins().of(place).place();
  }

  /** What other charts make: an account or a Service may come from there. */
  private static List<FileModel> firstOfOthers(TreeReader.Tree tree, String root) {
    List<FileModel> models = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    seen.add(root);
    for (TreeReader.RenderedModels other : tree.rendered()) {
      if (seen.add(other.rendering().root())) {
        models.addAll(other.files());
      }
    }
    return models;
  }
}
