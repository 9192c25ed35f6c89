package dev.sparklint.facts;

import dev.sparklint.text.Place;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Verbs that an account needs and no Role gives it, taken together where one cause explains them.
 */
@Doc("Verbs that an account needs and no Role gives it, together where one cause explains them")
public record MissingRight(
    @Doc("driver or submitter") String identity,
    @Doc("the resources, one after the other: pods, configmaps") String resources,
    @Doc("the verbs, one after the other: list, watch") String verbs,
    @Doc("whether the application does not run without them") boolean fatal,
    @Doc("always, or the settings that make them needed") String needed,
    @Nullable Place place)
    implements Fact {

  /**
   * Verbs that are fatal stand together by resource, those of clean-ups by verbs.
   *
   * @param needed what the account needs to be allowed
   */
  static List<MissingRight> of(String identity, List<Permission> needed) {
    Map<String, List<Permission>> byResource = new LinkedHashMap<>();
    for (Permission permission : needed) {
      if (Boolean.FALSE.equals(permission.held().orNull())) {
        String key = permission.resource() + ' ' + permission.fatal() + ' ' + cause(permission);
        List<Permission> same = byResource.get(key);
        if (same == null) {
          same = new ArrayList<>();
          byResource.put(key, same);
        }
        same.add(permission);
      }
    }
    Map<String, MissingRight> rights = new LinkedHashMap<>();
    for (List<Permission> same : byResource.values()) {
      Permission first = same.get(0);
      StringBuilder verbs = new StringBuilder();
      for (Permission permission : same) {
        verbs.append(verbs.isEmpty() ? "" : ", ").append(permission.verb());
      }
      String key = first.fatal() ? first.resource() + cause(first) : verbs + cause(first);
      MissingRight earlier = rights.get(key);
      rights.put(
          key,
          new MissingRight(
              identity,
              earlier == null ? first.resource() : earlier.resources() + ", " + first.resource(),
              verbs.toString(),
              first.fatal(),
              cause(first),
              earlier == null ? first.place() : earlier.place()));
    }
    return new ArrayList<>(rights.values());
  }

  /** Getting its own pod is what every driver does that is told its name. */
  private static String cause(Permission permission) {
    return permission.needed().equals("driver-pod-name") ? "always" : permission.needed();
  }

  @Override
  public Object field(String name) {
    return switch (name) {
      case "identity" -> identity;
      case "resources" -> resources;
      case "verbs" -> verbs;
      case "fatal" -> fatal;
      case "needed" -> needed;
      default -> throw new IllegalArgumentException(name);
    };
  }
}
