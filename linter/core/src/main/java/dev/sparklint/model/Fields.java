package dev.sparklint.model;

import dev.sparklint.text.Located;
import dev.sparklint.text.Place;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a part of a manifest says, field by field, for whoever asks.
 *
 * <p>A path joins names by dots: {@code strategy.type}; at each step the longest name counts that
 * is there, so {@code annotations.sidecar.istio.io/inject} finds its annotation.
 */
public interface Fields {

  /** A part of which nothing is written. */
  Fields NONE =
      new Fields() {
        @Override
        public @Nullable Located<String> get(String path) {
          return null;
        }

        @Override
        public @Nullable Place key(String path) {
          return null;
        }

        @Override
        public String open(String path) {
          return "";
        }

        @Override
        public List<Fields> items(String path) {
          return List.of();
        }

        @Override
        public List<Located<String>> keys(String path) {
          return List.of();
        }

        @Override
        public List<ShapeProblem> shapeProblems(String schema) {
          return List.of();
        }
      };

  /**
   * The value at a path; empty text for a mapping, a list or null; null when the field is absent.
   */
  @Nullable Located<String> get(String path);

  /** Where the name of the field is written; null when the field is absent. */
  @Nullable Place key(String path);

  /** What may give a field that is absent, as it is written; empty when nothing does. */
  String open(String path);

  /** The mappings of the list at a path. */
  List<Fields> items(String path);

  /** The names of the mapping at a path, or the texts of the list there; the empty path is here. */
  List<Located<String>> keys(String path);

  /**
   * What does not fit a schema, in the order of the text; nothing where there is no such schema.
   *
   * @param schema its name; empty for that of the object's own apiVersion and kind
   */
  List<ShapeProblem> shapeProblems(String schema);
}
