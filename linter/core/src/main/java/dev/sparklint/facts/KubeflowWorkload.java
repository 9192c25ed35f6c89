package dev.sparklint.facts;

import dev.sparklint.model.Conf;
import dev.sparklint.model.Fields;
import dev.sparklint.model.SparkApplication;
import dev.sparklint.text.Located;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** An application that the kubeflow operator submits. */
final class KubeflowWorkload {

  private KubeflowWorkload() {}

  static Workload assemble(
      SparkApplication application, String path, TreeFiles files, Assumptions assumptions) {
    List<Conf> layers = assumptions.layers();
    // The operator appends its --conf options in this order; the last of equal keys wins.
    layers.add(application.fields());
    for (int i = application.maps().size() - 1; i >= 0; i--) {
      layers.add(application.maps().get(i));
    }
    layers.add(application.defaults());
    Located<String> confDir = application.sparkConfigMap();
    EffectiveConf conf =
        new EffectiveConf(
            layers, confDir == null ? null : "ConfigMap " + confDir.value() + " may set it");
    boolean streaming =
        StreamingEvidence.inName(application.mainClass())
            || StreamingEvidence.inName(application.mainApplicationFile())
            || StreamingEvidence.inWords(application.arguments())
            || kafkaConnector(application.deps());
    Located<String> restartPolicy = application.restartPolicy();
    List<VersionEvidence> versions =
        SparkVersions.evidence(
            application.sparkVersion(),
            application.image(),
            null,
            conf,
            application.mainApplicationFile());
    Effective<String> version = SparkVersions.best(assumptions, versions);
    DriverAccount account =
        new DriverAccount(conf.get(SparkKeys.DRIVER_ACCOUNT), application.meta().namespace(), path);
    return new WorkloadBuilder(
            "operator", conf, "the operator makes the driver's pod", application.spec())
        .object(application.meta(), new ObjectFields(application.object()))
        .application(
            new ObjectFields(application.application()),
            dependencies(application.application()),
            undeclaredMounts(application.application()))
        .operator("kubeflow")
        .streaming(streaming)
        .scheduled(application.scheduled())
        .language(new Effective.Defaulted<>(language(application.type()), "spec.type"))
        .versions(assumptions, versions)
        .deployMode(new Effective.Defaulted<>("cluster", "the operator submits in cluster mode"))
        .executorCores(
            Numbers.orDefault(
                conf.get(SparkKeys.EXECUTOR_CORES), 1, "Spark's default on Kubernetes"))
        .restartPolicy(
            restartPolicy == null
                ? new Effective.Defaulted<>("Never", "the operator's default")
                : Placeholders.effective(restartPolicy))
        .podTemplates(PodTemplate.of(conf, files, path), files.neighbourhood())
        .account(account.name(), account.bindings(files), account.permissions(version, conf, files))
        .build();
  }

  private static Language language(String type) {
    return switch (type) {
      case "Python" -> Language.PYTHON;
      case "R" -> Language.R;
      default -> Language.JVM;
    };
  }

  private static List<CommandWord> dependencies(Fields application) {
    List<CommandWord> words = new ArrayList<>();
    Located<String> main = application.get("mainApplicationFile");
    if (main != null) {
      words.add(CommandWord.of(main));
    }
    for (String list : List.of("deps.jars", "deps.files", "deps.pyFiles", "deps.archives")) {
      for (Located<String> file : application.keys(list)) {
        words.add(CommandWord.of(file));
      }
    }
    return words;
  }

  private static List<CommandWord> undeclaredMounts(Fields application) {
    Set<String> declared = new HashSet<>();
    for (Fields volume : application.items("volumes")) {
      Located<String> name = volume.get("name");
      declared.add(name == null ? "" : name.value());
    }
    List<CommandWord> undeclared = new ArrayList<>();
    for (String role : List.of("driver", "executor")) {
      for (Fields mount : application.items(role + ".volumeMounts")) {
        Located<String> name = mount.get("name");
        if (name != null && !declared.contains(name.value())) {
          undeclared.add(CommandWord.of(name));
        }
      }
    }
    return undeclared;
  }

  private static boolean kafkaConnector(List<Located<String>> deps) {
    for (Located<String> dep : deps) {
      if (dep.value().contains("spark-sql-kafka")) {
        return true;
      }
    }
    return false;
  }
}
