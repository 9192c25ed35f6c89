package dev.sparklint.facts;

import dev.sparklint.model.Container;
import dev.sparklint.model.Fields;
import dev.sparklint.model.PodWorkload;
import dev.sparklint.text.Located;
import dev.sparklint.text.Place;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A field of a pod template in whose place Spark writes something of its own. */
@Doc("A field of a pod template that Spark overwrites (schemas/spark/pod-template-fields.tsv)")
public record OverwrittenField(
    @Doc("its path, such as spec.restartPolicy; container. stands for the container of Spark")
        String path,
    @Doc("its value") Effective<String> value,
    @Doc("what counts instead: a setting, or a value that is always the same") String instead,
    @Doc("whether it makes the pod smaller or larger, and not only other than it looks")
        boolean resource,
    Place place)
    implements Fact {

  private static final String CONTAINER = "container.";

  /** Loaded when the first pod template is seen. */
  private static final class Rows {
    static final List<List<String>> ALL = Table.read("pod-template-fields.tsv", 3);
  }

  /**
   * The fields of a template.
   *
   * @param spark the container that Spark fills in; null if the template has none
   */
  static List<OverwrittenField> of(String role, PodWorkload pods, @Nullable Container spark) {
    List<OverwrittenField> overwritten = new ArrayList<>();
    for (List<String> row : Rows.ALL) {
      String path = row.get(0);
      boolean inside = path.startsWith(CONTAINER);
      Fields fields = inside ? spark == null ? Fields.NONE : spark.fields() : pods.template();
      Located<String> written = fields.get(inside ? path.substring(CONTAINER.length()) : path);
      boolean applies = row.get(1).isEmpty() || row.get(1).equals(role);
      String instead = row.get(2).replace("{role}", role);
      if (written != null && applies && !written.value().equals(instead)) {
        overwritten.add(
            new OverwrittenField(
                path,
                Placeholders.effective(written),
                instead,
                path.contains("resources."),
                written.place()));
      }
    }
    return overwritten;
  }

  @Override
  public Object field(String field) {
    return switch (field) {
      case "path" -> path;
      case "value" -> value;
      case "instead" -> instead;
      case "resource" -> resource;
      default -> throw new IllegalArgumentException(field);
    };
  }
}
