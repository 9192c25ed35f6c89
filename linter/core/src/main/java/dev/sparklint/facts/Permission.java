package dev.sparklint.facts;

import dev.sparklint.text.Place;
import org.jspecify.annotations.Nullable;

/**
 * One verb on one resource that the driver's service account needs.
 *
 * @param fatal whether the application does not run without it; else a clean-up fails and is logged
 * @param needed why: always, or the settings that make it needed
 * @param held whether a Role gives it
 */
@Doc("A verb on a resource that the driver's service account needs")
public record Permission(
    @Doc("the API group; empty for the core group") String group,
    @Doc("the resource, such as pods") String resource,
    @Doc("the verb, such as deletecollection") String verb,
    @Doc("whether the application does not run without it") boolean fatal,
    @Doc(
            "always, driver-pod-name, executor-config-map, claims-on-demand, labels-executors, statefulset-allocator or waits-for-application")
        String needed,
    @Doc("whether a Role among these files gives it; unknown when a Role may be elsewhere")
        Effective<Boolean> held,
    @Nullable Place place)
    implements Fact {

  @Override
  public Object field(String name) {
    return switch (name) {
      case "group" -> group;
      case "resource" -> resource;
      case "verb" -> verb;
      case "fatal" -> fatal;
      case "needed" -> needed;
      case "held" -> held;
      default -> throw new IllegalArgumentException(name);
    };
  }
}
