package dev.sparklint.read;

import dev.sparklint.model.Conf;
import dev.sparklint.model.ObjectMeta;
import dev.sparklint.model.OperatorResource;
import dev.sparklint.model.PodWorkload;
import dev.sparklint.read.yaml.YamlEntry;
import dev.sparklint.read.yaml.YamlMapping;
import dev.sparklint.read.yaml.YamlScalar;
import dev.sparklint.text.Located;
import dev.sparklint.text.Place;
import dev.sparklint.text.SourceText;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads what is alike in the custom resources of Spark's operators. */
final class OperatorResourceReader {

  private static final String[] GROUPS = {
    "spark.apache.org/",
    "sparkoperator.k8s.io/",
    "sparkoperator.hpe.com/",
    "spark.stackable.tech/",
    "radanalytics.io/",
  };

  private static final String[] ROLES = {"driver", "executor"};

  private final ManifestReader manifests;
  private final SourceText file;
  private final ConfReader confReader;

  OperatorResourceReader(ManifestReader manifests, SourceText file, ConfReader confReader) {
    this.manifests = manifests;
    this.file = file;
    this.confReader = confReader;
  }

  /** Whether objects of this kind run Spark; decided by group, for kinds are named alike. */
  static boolean reads(String apiVersion, String kind) {
    for (String group : GROUPS) {
      if (apiVersion.startsWith(group)) {
        return switch (kind) {
          case "SparkApplication",
              "ScheduledSparkApplication",
              "SparkCluster",
              "SparkConnect",
              "SparkConnectServer" ->
              true;
          default -> false;
        };
      }
    }
    return false;
  }

  OperatorResource read(ObjectMeta meta, String apiVersion, YamlMapping object) {
    int slash = apiVersion.indexOf('/');
    YamlMapping spec = ManifestReader.mapping(object, "spec");
    YamlMapping versions = ManifestReader.mapping(spec, "runtimeVersions");
    YamlMapping sparkImage = ManifestReader.mapping(spec, "sparkImage");
    Located<String> version = field(spec, "sparkVersion");
    if (version == null) {
      version =
          versions != null ? field(versions, "sparkVersion") : field(sparkImage, "productVersion");
    }
    String group = slash < 0 ? apiVersion : apiVersion.substring(0, slash);
    // The Apache operator makes spark.properties of all keys, and spark-submit drops some of them.
    boolean all = group.equals(OperatorResource.APACHE) && meta.kind().equals("SparkApplication");
    List<Conf> maps = new ArrayList<>();
    addMap(spec, "sparkConf", "", all, maps);
    if (!group.equals(OperatorResource.APACHE)) {
      addMap(spec, "hadoopConf", "spark.hadoop.", false, maps);
    }
    return new OperatorResource(
        meta,
        group,
        confReader.place(spec == null ? object : spec),
        version,
        field(spec, "image"),
        maps,
        manifests.fields(object),
        manifests.fields(spec),
        all ? podTemplates(meta, spec) : Map.of());
  }

  private Map<String, PodWorkload> podTemplates(ObjectMeta meta, @Nullable YamlMapping spec) {
    Map<String, PodWorkload> templates = new HashMap<>();
    for (String role : ROLES) {
      YamlMapping section = ManifestReader.mapping(spec, role + "Spec");
      YamlEntry template = section == null ? null : section.entry("podTemplateSpec");
      if (template != null && template.value() instanceof YamlMapping pod) {
        Place place = confReader.place(template.key());
        ObjectMeta own = new ObjectMeta(meta.kind(), meta.namespace(), meta.name(), place);
        PodWorkload pods = manifests.podWorkload(own, section, pod);
        if (pods != null) {
          templates.put(role, pods);
        }
      }
    }
    return templates;
  }

  private void addMap(
      @Nullable YamlMapping spec, String name, String prefix, boolean all, List<Conf> maps) {
    YamlMapping map = ManifestReader.mapping(spec, name);
    Conf conf = map == null ? null : confReader.map(map, file, prefix, all);
    if (conf != null && !conf.entries().isEmpty()) {
      maps.add(conf);
    }
  }

  private @Nullable Located<String> field(@Nullable YamlMapping mapping, String name) {
    return mapping != null && mapping.get(name) instanceof YamlScalar scalar && !scalar.isNull()
        ? new Located<>(scalar.text(), confReader.inner(file, scalar))
        : null;
  }
}
