package dev.sparklint.facts;

import dev.sparklint.model.ObjectMeta;
import dev.sparklint.model.ShapeProblem;
import dev.sparklint.text.Place;
import java.util.List;

/**
 * A place where an object of Spark's does not fit the schema of its kind.
 *
 * @param meta of the object
 * @param custom whether the kind is one of a Spark operator
 * @param replacesRequired whether the name stands where a required field is missing
 */
@Doc("A place where an object that Spark needs does not fit the schema of its kind")
public record Misfit(
    ShapeProblem problem,
    ObjectMeta meta,
    @Doc("whether a Spark operator defines the kind, rather than Kubernetes") boolean custom,
    @Doc("whether an unknown field is a required one, misspelt") boolean replacesRequired)
    implements Fact {

  /** Pod templates of kubeflow's resources, whose schema preserves unknown fields. */
  private static final String[] UNCHECKED = {
    "driver.template.", "executor.template.", "server.template."
  };

  @Doc("unknown-field, wrong-type, value-not-allowed or field-missing")
  public String kind() {
    return problem.kind().word();
  }

  @Doc("the object: Deployment/data/events")
  public String object() {
    return meta.id();
  }

  @Doc("the field from the object down: spec.template.spec.containers[0].env[2].value")
  public String path() {
    return problem.path();
  }

  @Doc("the field's own name")
  public String field() {
    return problem.field();
  }

  @Doc("what the value is: string, number, boolean, list or map")
  public String found() {
    return problem.found();
  }

  @Doc("the types that the field takes: string, integer, number, boolean, list, map")
  public List<String> expected() {
    return problem.expected();
  }

  @Doc("the values that the field takes, where there are not many")
  public List<String> allowed() {
    return problem.kind() == ShapeProblem.Kind.VALUE_NOT_ALLOWED ? problem.expected() : List.of();
  }

  @Doc("the known name or value that was probably meant; empty when none is near")
  public String nearest() {
    return problem.nearest();
  }

  @Doc("where a field of that very name is known in the object; empty when not near by")
  public String elsewhere() {
    return problem.elsewhere();
  }

  @Doc("whether the API server does not look into this part, and the operator alone reads it")
  public boolean unchecked() {
    boolean inside = false;
    for (String part : UNCHECKED) {
      inside |= custom && path().contains(part);
    }
    return inside;
  }

  @Doc("the value; for an unknown field its name")
  public Effective<String> value() {
    return new Effective.Written<>(problem.text(), problem.place());
  }

  @Override
  public Object field(String name) {
    return switch (name) {
      case "kind" -> kind();
      case "object" -> object();
      case "path" -> path();
      case "field" -> field();
      case "found" -> found();
      case "expected" -> expected();
      case "allowed" -> allowed();
      case "nearest" -> nearest();
      case "elsewhere" -> elsewhere();
      case "value" -> value();
      case "custom" -> custom;
      case "unchecked" -> unchecked();
      case "replacesRequired" -> replacesRequired;
      default -> throw new IllegalArgumentException(name);
    };
  }

  @Override
  public Place place() {
    return problem.place();
  }
}
