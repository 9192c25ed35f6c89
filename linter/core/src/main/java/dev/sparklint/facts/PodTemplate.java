package dev.sparklint.facts;

import dev.sparklint.model.Container;
import dev.sparklint.model.FileModel;
import dev.sparklint.model.PodWorkload;
import dev.sparklint.text.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A pod template that Spark makes a pod from, where the file is among these. */
@Doc("A pod template that Spark makes a pod from, in a file among these or in the resource itself")
public record PodTemplate(
    @Doc("driver or executor") String role,
    @Doc("the container that Spark fills in: the named one, else the first") PodContainer container,
    @Doc("the names of the containers beside it") List<String> sidecars,
    Place place)
    implements Fact {

  static final List<String> ROLES = List.of("driver", "executor");

  public PodTemplate {
    sidecars = List.copyOf(sidecars);
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
        PodContainer spark = container(pods, name == null ? "" : name);
        templates.add(new PodTemplate(role, spark, sidecars(pods, spark), pods.meta().place()));
      }
    }
    return templates;
  }

  private static PodContainer container(PodWorkload pods, String name) {
    for (Container container : pods.containers()) {
      if (container.name().equals(name)) {
        return PodContainer.of(container);
      }
    }
    return pods.containers().isEmpty()
        ? PodContainer.unknown("the template has no container", pods.meta().place())
        : PodContainer.of(pods.containers().get(0));
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
      default -> throw new IllegalArgumentException(field);
    };
  }
}
