package dev.sparklint.compiler.expression;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A fact as rules see it. {@code doc} is empty when the fact says nothing of itself. */
public record FactType(String name, String doc, List<Field> fields) {

  /** Something to read of a fact, with the sentence that documents it. */
  public record Field(String name, Type type, String doc) {}

  public FactType {
    fields = List.copyOf(fields);
  }

  /** The field of that name, or null. */
  public @Nullable Field field(String name) {
    for (Field field : fields) {
      if (field.name().equals(name)) {
        return field;
      }
    }
    return null;
  }

  List<String> fieldNames() {
    return fields.stream().map(Field::name).toList();
  }
}
