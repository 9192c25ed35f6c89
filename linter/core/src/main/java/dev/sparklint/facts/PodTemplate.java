package dev.sparklint.facts;

import dev.sparklint.model.Container;
import dev.sparklint.model.FileModel;
import dev.sparklint.model.PodWorkload;
import dev.sparklint.text.Place;
import java.util.ArrayList;
import java.util.List;

/** A pod template that Spark makes a pod from, where the file is among these. */
@Doc("A pod template that Spark makes a pod from, where the file is among these")
public record PodTemplate(
    @Doc("driver or executor") String role,
    @Doc("the container that Spark fills in: the named one, else the first") PodContainer container,
    Place place)
    implements Fact {

  private static final List<String> ROLES = List.of("driver", "executor");

  /** The templates that the settings name. */
  static List<PodTemplate> of(EffectiveConf conf, TreeFiles files, String path) {
    List<PodTemplate> templates = new ArrayList<>();
    for (String role : ROLES) {
      String file = conf.get("spark.kubernetes." + role + ".podTemplateFile").orNull();
      FileModel model = file == null ? null : files.podTemplate(file, path);
      if (model != null) {
        String name = conf.get("spark.kubernetes." + role + ".podTemplateContainerName").orNull();
        PodWorkload pods = model.podWorkloads().get(0);
        templates.add(
            new PodTemplate(role, container(pods, name == null ? "" : name), pods.meta().place()));
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

  @Override
  public Object field(String field) {
    return switch (field) {
      case "role" -> role;
      case "container" -> container;
      default -> throw new IllegalArgumentException(field);
    };
  }
}
