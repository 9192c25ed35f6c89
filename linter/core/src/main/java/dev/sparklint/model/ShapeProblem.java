package dev.sparklint.model;

import dev.sparklint.text.Place;
import java.util.List;

/**
 * A place where an object does not fit the schema of its kind.
 *
 * @param path from the object down: {@code spec.template.spec.containers[0].env[2].value}
 * @param field the last name of the path
 * @param found what stands there: string, number, boolean, list or map; empty where nothing does
 * @param text of the value, or of an unknown name; empty for lists and maps
 * @param expected the types that the schema knows, or the values
 * @param nearest the known name or value that was probably meant; empty when none is near
 * @param elsewhere where a field of that very name is known, seen from the object: {@code
 *     spec.template.spec}; empty when it is not known near by
 * @param place of the value, the unknown name, or what lacks the field
 */
public record ShapeProblem(
    Kind kind,
    String path,
    String field,
    String found,
    String text,
    List<String> expected,
    String nearest,
    String elsewhere,
    Place place) {

  public ShapeProblem {
    expected = List.copyOf(expected);
  }

  /** What does not fit. */
  public enum Kind {
    UNKNOWN_FIELD("unknown-field"),
    WRONG_TYPE("wrong-type"),
    VALUE_NOT_ALLOWED("value-not-allowed"),
    FIELD_MISSING("field-missing");

    private final String word;

    Kind(String word) {
      this.word = word;
    }

    public String word() {
      return word;
    }
  }
}
