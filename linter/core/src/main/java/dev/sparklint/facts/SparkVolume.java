package dev.sparklint.facts;

import dev.sparklint.model.ConfEntry;
import dev.sparklint.model.PodPolicy;
import dev.sparklint.text.Located;
import dev.sparklint.text.Place;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A volume that settings give to a pod which Spark makes: {@code
 * spark.kubernetes.executor.volumes.<kind>.<name>.*}.
 */
@Doc("A volume that settings give to driver or executors: spark.kubernetes.executor.volumes.…")
public record SparkVolume(
    @Doc("driver or executor") String role,
    @Doc("what makes it: hostPath, emptyDir, persistentVolumeClaim, nfs, or what was written")
        String kind,
    @Doc("its name") String name,
    @Doc("what is set behind its name, such as mount.path and options.claimName")
        Lookup<String> settings,
    @Doc("another volume of the same pod that is mounted at the same path; empty if there is none")
        String sameMountPath,
    @Doc("access modes of the claim that it names, where its manifest is among these files")
        List<Effective<String>> claimModes,
    Place place)
    implements Fact {

  private static final String PREFIX = "spark.kubernetes.";
  private static final String VOLUMES = ".volumes.";
  private static final String MOUNT_PATH = "mount.path";

  public SparkVolume {
    claimModes = List.copyOf(claimModes);
  }

  /** Settings of one volume by what stands behind its name. */
  private record OwnSettings(
      String role, String kind, String name, Map<String, Setting> settings, @Nullable String open)
      implements Lookup<String> {

    @Override
    public Effective<String> get(String key) {
      Setting setting = settings.get(key);
      if (setting != null) {
        return setting.value();
      }
      return open == null ? new Effective.Unset<>() : new Effective.Unknown<>(open);
    }

    boolean isMountedWith(OwnSettings other) {
      String path = get(MOUNT_PATH).orNull();
      boolean itself = name.equals(other.name) && kind.equals(other.kind);
      return !itself
          && role.equals(other.role)
          && path != null
          && path.equals(other.get(MOUNT_PATH).orNull());
    }

    Place place() {
      return settings.values().iterator().next().entry().key().place();
    }
  }

  /** The volumes of a configuration, in the order in which they are first spoken of. */
  static List<SparkVolume> of(EffectiveConf conf, Neighbourhood neighbours) {
    Map<String, OwnSettings> groups = new LinkedHashMap<>();
    for (Setting setting : conf.settings()) {
      add(setting, conf.openReason(), groups);
    }
    List<SparkVolume> volumes = new ArrayList<>(groups.size());
    for (OwnSettings group : groups.values()) {
      String same = "";
      for (OwnSettings other : groups.values()) {
        same = group.isMountedWith(other) ? other.name() : same;
      }
      String claim = group.get("options.claimName").orNull();
      volumes.add(
          new SparkVolume(
              group.role(),
              group.kind(),
              group.name(),
              group,
              same,
              claim == null ? List.of() : claimModes(claim, neighbours),
              group.place()));
    }
    return volumes;
  }

  /** Spark parts the key at its dots, so a name has none. */
  private static void add(Setting setting, @Nullable String open, Map<String, OwnSettings> groups) {
    ConfEntry entry = setting.entry();
    for (String role : PodTemplate.ROLES) {
      String prefix = PREFIX + role + VOLUMES;
      if (entry.name().startsWith(prefix)) {
        List<String> parts = Table.parted(entry.name().substring(prefix.length()), '.');
        if (parts.size() > 2) {
          String kind = parts.get(0);
          String name = parts.get(1);
          int start = prefix.length() + kind.length() + name.length() + 2;
          String id = role + ' ' + kind + ' ' + name;
          OwnSettings group = groups.get(id);
          if (group == null) {
            group = new OwnSettings(role, kind, name, new HashMap<>(), open);
            groups.put(id, group);
          }
          group.settings().put(entry.name().substring(start), setting);
        }
      }
    }
  }

  private static List<Effective<String>> claimModes(String claim, Neighbourhood neighbours) {
    List<Effective<String>> modes = new ArrayList<>();
    for (Neighbourhood.Placed<PodPolicy> named : neighbours.claims(claim)) {
      for (Located<String> mode : named.object().object().keys("spec.accessModes")) {
        modes.add(Placeholders.effective(mode));
      }
    }
    return modes;
  }

  @Override
  public Object field(String field) {
    return switch (field) {
      case "role" -> role;
      case "kind" -> kind;
      case "name" -> name;
      case "settings" -> settings;
      case "sameMountPath" -> sameMountPath;
      case "claimModes" -> claimModes;
      default -> throw new IllegalArgumentException(field);
    };
  }
}
