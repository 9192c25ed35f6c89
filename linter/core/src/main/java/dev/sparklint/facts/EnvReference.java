package dev.sparklint.facts;

import dev.sparklint.command.KubernetesReferences;
import dev.sparklint.command.Piece;
import dev.sparklint.model.Container;
import dev.sparklint.text.Located;
import dev.sparklint.text.Place;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** A {@code $(NAME)} in an environment variable that Kubernetes leaves as it is. */
@Doc("A $(NAME) in a container's environment variable that Kubernetes leaves as it is")
public record EnvReference(
    @Doc("the variable in whose value it stands") String variable,
    @Doc("the variable that it names") String name,
    @Doc("whether that variable is declared further down; else it is not declared at all")
        boolean declaredLater,
    Place place)
    implements Fact {

  /** Those of a container; none where a Secret or ConfigMap may declare the names. */
  static List<EnvReference> of(Container container) {
    Set<String> all = new HashSet<>();
    for (Container.EnvironmentVariable variable : container.env()) {
      all.add(variable.name());
    }
    Set<String> before = new HashSet<>();
    List<EnvReference> dangling = new ArrayList<>();
    for (Container.EnvironmentVariable variable : container.env()) {
      Located<String> value = variable.value();
      for (String name : value == null ? List.<String>of() : references(value)) {
        boolean later = all.contains(name);
        if (value != null && !before.contains(name) && (later || container.envFrom().isEmpty())) {
          dangling.add(new EnvReference(variable.name(), name, later, value.place()));
        }
      }
      before.add(variable.name());
    }
    return dangling;
  }

  private static List<String> references(Located<String> value) {
    List<String> names = new ArrayList<>();
    for (Piece piece : KubernetesReferences.word(value).pieces()) {
      if (piece instanceof Piece.Variable reference) {
        names.add(reference.name());
      }
    }
    return names;
  }

  @Override
  public Object field(String field) {
    return switch (field) {
      case "variable" -> variable;
      case "name" -> name;
      case "declaredLater" -> declaredLater;
      default -> throw new IllegalArgumentException(field);
    };
  }
}
