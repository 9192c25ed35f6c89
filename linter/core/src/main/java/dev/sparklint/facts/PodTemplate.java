package dev.sparklint.facts;

import dev.sparklint.model.Container;
import dev.sparklint.model.FileModel;
import dev.sparklint.model.PodWorkload;
import dev.sparklint.text.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A pod template that Spark makes a pod from, where the file is among these. */
@Doc("A pod template that Spark makes a pod from, in a file among these or in the resource itself")
public record PodTemplate(
    @Doc("driver or executor") String role,
    @Doc("the container that Spark fills in: the named one, else the first") PodContainer container,
    @Doc("the names of the containers beside it") List<String> sidecars,
    @Doc("the kind of the object in the file; Spark takes a Pod and nothing else") String kind,
    @Doc("whether the container has the name that podTemplateContainerName gives") boolean named,
    @Doc("where the container mounts volumes") List<String> mountPaths,
    @Doc("fields that Spark overwrites") List<OverwrittenField> overwritten,
    Place place)
    implements Fact {

  static final List<String> ROLES = List.of("driver", "executor");

  public PodTemplate {
    sidecars = List.copyOf(sidecars);
    mountPaths = List.copyOf(mountPaths);
    overwritten = List.copyOf(overwritten);
  }

  /** The templates that the settings name. */
  static List<PodTemplate> of(EffectiveConf conf, TreeFiles files, String path) {
    return of(conf, files, path, Map.of());
  }

  /**
   * The templates of an application.
   *
   * @param own those that the resource itself holds, by role; they count more than files
   */
  static List<PodTemplate> of(
      EffectiveConf conf, TreeFiles files, String path, Map<String, PodWorkload> own) {
    List<PodTemplate> templates = new ArrayList<>();
    for (String role : ROLES) {
      PodWorkload pods = own.get(role);
      if (pods == null) {
        String file = conf.get("spark.kubernetes." + role + ".podTemplateFile").orNull();
        FileModel model = file == null ? null : files.podTemplate(file, path);
        pods = model == null ? null : model.podWorkloads().get(0);
      }
      if (pods != null) {
        String name = conf.get("spark.kubernetes." + role + ".podTemplateContainerName").orNull();
        Container spark = container(pods, name == null ? "" : name);
        PodContainer container =
            spark == null
                ? PodContainer.unknown("the template has no container", pods.meta().place())
                : PodContainer.of(spark);
        templates.add(
            new PodTemplate(
                role,
                container,
                sidecars(pods, container),
                own.containsKey(role) ? "Pod" : pods.meta().kind(),
                container.name().equals(name),
                spark == null ? List.of() : mountPaths(spark),
                OverwrittenField.of(role, pods, spark),
                pods.meta().place()));
      }
    }
    return templates;
  }

  private static @Nullable Container container(PodWorkload pods, String name) {
    for (Container container : pods.containers()) {
      if (container.name().equals(name)) {
        return container;
      }
    }
    return pods.containers().isEmpty() ? null : pods.containers().get(0);
  }

  private static List<String> mountPaths(Container container) {
    List<String> paths = new ArrayList<>();
    for (Container.VolumeMount mount : container.volumeMounts()) {
      paths.add(mount.mountPath());
    }
    return paths;
  }

  private static List<String> sidecars(PodWorkload pods, PodContainer own) {
    List<String> names = new ArrayList<>();
    for (Container container : pods.containers()) {
      if (!container.name().equals(own.name())) {
        names.add(container.name());
      }
    }
    return names;
  }

  @Override
  public Object field(String field) {
    return switch (field) {
      case "role" -> role;
      case "container" -> container;
      case "sidecars" -> sidecars;
      case "kind" -> kind;
      case "named" -> named;
      case "mountPaths" -> mountPaths;
      case "overwritten" -> overwritten;
      default -> throw new IllegalArgumentException(field);
    };
  }
}
