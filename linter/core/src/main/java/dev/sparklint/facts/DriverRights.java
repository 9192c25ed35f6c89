package dev.sparklint.facts;

import dev.sparklint.text.Place;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the driver asks of the Kubernetes API, by release.
 *
 * <p>As observed at an API server that refuses one verb at a time, with Spark 2.4.5 to 4.1.1; 3.3
 * is inferred from its neighbours.
 */
final class DriverRights {

  private final List<Permission> needed = new ArrayList<>();
  private final Grants grants;
  private final @Nullable Place place;

  private DriverRights(Grants grants, @Nullable Place place) {
    this.grants = grants;
    this.place = place;
  }

  /** The verbs that every release in question needs, in client mode or in the driver's own pod. */
  static List<Permission> of(
      Effective<String> version,
      EffectiveConf conf,
      boolean named,
      Grants grants,
      @Nullable Place place) {
    List<Permission> common = null;
    for (SparkRelease release : SparkRelease.of(version)) {
      DriverRights rights = new DriverRights(grants, place);
      rights.add(release, conf, named);
      if (common == null) {
        common = rights.needed;
      } else {
        common.retainAll(rights.needed);
      }
    }
    return common == null ? List.of() : common;
  }

  private void add(SparkRelease release, EffectiveConf conf, boolean named) {
    if (named) {
      need("pods", "get", true);
    }
    need("pods", "list", true);
    need("pods", "watch", true);
    need("pods", "create", true);
    need("pods", "delete", true);
    if (release.isAtLeast(3, 1)) {
      need("configmaps", "create", true);
    }
    if (release.isAtLeast(3, 4)) {
      need("pods", "deletecollection", false);
      need("configmaps", "deletecollection", false);
      need("services", "deletecollection", false);
      need("persistentvolumeclaims", "deletecollection", false);
    } else if (release.isAtLeast(3, 1)) {
      need("configmaps", "list", false);
      need("configmaps", "delete", false);
    }
    if (release.isAtLeast(3, 2) && !release.isAtLeast(3, 4)) {
      need("services", "list", false);
      need("services", "delete", false);
      need("persistentvolumeclaims", "list", false);
      need("persistentvolumeclaims", "delete", false);
    }
    if (release.isAtLeast(3, 1) && claimsOnDemand(conf)) {
      need("persistentvolumeclaims", "create", true);
    }
    if ("statefulset".equals(conf.get("spark.kubernetes.allocation.pods.allocator").orNull())) {
      for (String verb : List.of("get", "create", "update", "patch", "delete")) {
        needIn("apps", "statefulsets", verb);
      }
    }
  }

  private static boolean claimsOnDemand(EffectiveConf conf) {
    for (Setting setting : conf.settings()) {
      boolean claim =
          setting
                  .entry()
                  .name()
                  .startsWith("spark.kubernetes.executor.volumes.persistentVolumeClaim.")
              && setting.entry().name().endsWith(".options.claimName");
      if (claim && "OnDemand".equals(setting.value().orNull())) {
        return true;
      }
    }
    return false;
  }

  private void need(String resource, String verb, boolean fatal) {
    needed.add(new Permission("", resource, verb, fatal, grants.holds("", resource, verb), place));
  }

  private void needIn(String group, String resource, String verb) {
    needed.add(
        new Permission(group, resource, verb, true, grants.holds(group, resource, verb), place));
  }
}
