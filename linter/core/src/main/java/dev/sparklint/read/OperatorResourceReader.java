package dev.sparklint.read;

import dev.sparklint.model.Conf;
import dev.sparklint.model.ObjectMeta;
import dev.sparklint.model.OperatorResource;
import dev.sparklint.read.yaml.YamlMapping;
import dev.sparklint.read.yaml.YamlScalar;
import dev.sparklint.text.Located;
import dev.sparklint.text.SourceText;
import java.util.ArrayList;
import java.util.List;
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

  private final SourceText file;
  private final ConfReader confReader;

  OperatorResourceReader(SourceText file, ConfReader confReader) {
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
    List<Conf> maps = new ArrayList<>();
    addMap(spec, "sparkConf", "", maps);
    addMap(spec, "hadoopConf", "spark.hadoop.", maps);
    return new OperatorResource(
        meta,
        slash < 0 ? apiVersion : apiVersion.substring(0, slash),
        confReader.place(spec == null ? object : spec),
        version,
        field(spec, "image"),
        maps,
        YamlFields.of(object, file, confReader));
  }

  private void addMap(@Nullable YamlMapping spec, String name, String prefix, List<Conf> maps) {
    YamlMapping map = ManifestReader.mapping(spec, name);
    Conf conf = map == null ? null : confReader.map(map, file, prefix);
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
