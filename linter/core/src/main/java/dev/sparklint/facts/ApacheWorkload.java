package dev.sparklint.facts;

import dev.sparklint.model.Conf;
import dev.sparklint.model.ConfEntry;
import dev.sparklint.model.Fields;
import dev.sparklint.model.OperatorResource;
import dev.sparklint.model.PodWorkload;
import dev.sparklint.text.Located;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An application that Apache's own operator ({@code spark.apache.org}) submits, by calling Spark's
 * feature steps itself.
 *
 * @see <a
 *     href="https://github.com/apache/spark-kubernetes-operator/blob/main/spark-submission-worker/src/main/java/org/apache/spark/k8s/operator/SparkAppSubmissionWorker.java">SparkAppSubmissionWorker
 *     and SparkAppResourceSpecFactory, operator 0.1 to 1.1</a>
 */
final class ApacheWorkload {

  private static final String DEFAULT = "newer releases of the operator set it by default";

  /** What newer releases of the operator set where the resource does not. */
  private static final Map<String, String> ADDED =
      Map.of(
          "spark.authenticate", DEFAULT,
          "spark.io.encryption.enabled", DEFAULT,
          "spark.kubernetes.executor.useDriverPodIP", DEFAULT,
          "spark.kubernetes.driver.annotateExitException", DEFAULT,
          "spark.kubernetes.executor.deleteOnTermination", DEFAULT);

  private static final String PYTHON_RUNNER = "org.apache.spark.deploy.PythonRunner";
  private static final String VERSION_PLACEHOLDER = "{{SPARK_VERSION}}";

  private final OperatorResource resource;
  private final Fields spec;
  private final String path;
  private final TreeFiles files;
  private final Assumptions assumptions;
  private final EffectiveConf conf;

  ApacheWorkload(OperatorResource resource, String path, TreeFiles files, Assumptions assumptions) {
    this.resource = resource;
    this.spec = resource.application();
    this.path = path;
    this.files = files;
    this.assumptions = assumptions;
    this.conf = new EffectiveConf(layers(), null, Environment.NONE, ADDED);
  }

  Workload assemble() {
    List<VersionEvidence> versions = versions();
    Effective<String> version = SparkVersions.best(assumptions, versions);
    DriverAccount account = new DriverAccount(account(), resource.meta().namespace(), path);
    return new WorkloadBuilder(
            "operator", conf, "the operator makes the driver's pod", resource.spec())
        .object(resource.meta(), new ObjectFields(resource.object()))
        .application(new ObjectFields(spec), dependencies(), List.of())
        .operator("apache")
        .streaming(streaming())
        .language(language())
        .versions(assumptions, versions)
        .deployMode(new Effective.Defaulted<>("cluster", "the operator submits in cluster mode"))
        .executorCores(
            Numbers.orDefault(
                conf.get(SparkKeys.EXECUTOR_CORES), 1, "Spark's default on Kubernetes"))
        .restartPolicy(restartPolicy())
        .podTemplates(
            PodTemplate.of(conf, files, path, resource.podTemplates()), files.neighbourhood())
        .account(account.name(), account.bindings(files), account.permissions(version, conf, files))
        .build();
  }

  /**
   * Strongest first: what the operator forces, sparkConf, and what it adds where that is silent.
   */
  private List<Conf> layers() {
    List<Conf> layers = assumptions.layers();
    List<ConfEntry> forced = new ArrayList<>();
    force(forced, SparkKeys.NAMESPACE, "metadata.namespace");
    force(forced, "spark.app.name", "metadata.name");
    layers.add(ofFields(forced));
    for (Conf map : resource.maps()) {
      layers.add(filledIn(map));
    }
    List<ConfEntry> added = new ArrayList<>();
    add(added, "spark.jars", "jars");
    Located<String> pyFiles = text("pyFiles");
    if (text("jars") == null && pyFiles != null && !isPythonRunner()) {
      add(added, "spark.submit.pyFiles", "pyFiles");
    }
    layers.add(ofFields(added));
    return layers;
  }

  /** Only where sparkConf says something else does it matter that the operator knows better. */
  private void force(List<ConfEntry> forced, String key, String field) {
    Located<String> value = resource.object().get(field);
    for (Conf map : resource.maps()) {
      for (ConfEntry entry : map.entries()) {
        if (value != null && entry.name().equals(key)) {
          forced.add(new ConfEntry(new Located<>(key, value.place()), value, field));
          return;
        }
      }
    }
  }

  private void add(List<ConfEntry> added, String key, String field) {
    Located<String> value = text(field);
    if (value != null) {
      added.add(new ConfEntry(new Located<>(key, value.place()), value, "spec." + field));
    }
  }

  private Conf ofFields(List<ConfEntry> entries) {
    return new Conf(Conf.Kind.CUSTOM_RESOURCE_FIELD, resource.spec(), entries);
  }

  /** The operator puts Spark's version into the names of images. */
  private Conf filledIn(Conf map) {
    Located<String> version = resource.sparkVersion();
    if (version == null) {
      return map;
    }
    List<ConfEntry> entries = new ArrayList<>();
    for (ConfEntry entry : map.entries()) {
      String value = entry.value().value();
      boolean image =
          entry.name().startsWith("spark.kubernetes.") && entry.name().endsWith("container.image");
      if (image && value.contains(VERSION_PLACEHOLDER)) {
        String name = value.replace(VERSION_PLACEHOLDER, version.value());
        entries.add(
            new ConfEntry(entry.key(), new Located<>(name, entry.value().place()), "", null));
      } else {
        entries.add(entry);
      }
    }
    return new Conf(map.kind(), map.place(), entries);
  }

  /** A field that says something; the operator takes empty text for none. */
  private @Nullable Located<String> text(String field) {
    Located<String> value = spec.get(field);
    return value == null || value.value().isEmpty() ? null : value;
  }

  private boolean isPythonRunner() {
    Located<String> mainClass = text("mainClass");
    return mainClass != null && mainClass.value().equals(PYTHON_RUNNER);
  }

  /** Jars come first, then Python files, then R files; without any it is a class of the image. */
  private Effective<Language> language() {
    if (text("jars") != null) {
      return new Effective.Defaulted<>(Language.JVM, "spec.jars");
    }
    if (isPythonRunner() || text("pyFiles") != null) {
      return new Effective.Defaulted<>(Language.PYTHON, "spec.pyFiles");
    }
    return text("sparkRFiles") != null
        ? new Effective.Defaulted<>(Language.R, "spec.sparkRFiles")
        : new Effective.Defaulted<>(Language.JVM, "no spec.pyFiles");
  }

  private List<CommandWord> dependencies() {
    List<CommandWord> words = new ArrayList<>();
    for (String field : List.of("jars", "pyFiles", "sparkRFiles")) {
      Located<String> word = text(field);
      if (word != null) {
        words.add(CommandWord.of(word));
      }
    }
    return words;
  }

  private List<VersionEvidence> versions() {
    Effective<String> image = conf.get("spark.kubernetes.driver.container.image");
    if (image instanceof Effective.Unset<String>) {
      image = conf.get("spark.kubernetes.container.image");
    }
    String name = image.orNull();
    Located<String> written =
        name == null || image.placeOrNull() == null
            ? null
            : new Located<>(name, image.placeOrNull());
    return SparkVersions.evidence(resource.sparkVersion(), written, null, conf, text("jars"));
  }

  private Effective<String> restartPolicy() {
    Located<String> policy = spec.get("applicationTolerations.restartConfig.restartPolicy");
    return policy == null
        ? new Effective.Defaulted<>("Never", "the operator's default")
        : Placeholders.effective(policy);
  }

  /** The setting counts; without it the pod template does. */
  private Effective<String> account() {
    Effective<String> named = conf.get(SparkKeys.DRIVER_ACCOUNT);
    PodWorkload template = resource.podTemplates().get("driver");
    Located<String> own = template == null ? null : template.serviceAccountName();
    return named instanceof Effective.Unset<String> && own != null
        ? Placeholders.effective(own)
        : named;
  }

  /** Spark's own servers run for ever too, and are no streams. */
  private boolean streaming() {
    Located<String> mainClass = text("mainClass");
    boolean server =
        mainClass != null && mainClass.value().startsWith("org.apache.spark.") && !isPythonRunner();
    return StreamingEvidence.inName(mainClass)
        || StreamingEvidence.inName(text("jars"))
        || StreamingEvidence.inName(text("pyFiles"))
        || StreamingEvidence.inWords(spec.keys("driverArgs"))
        || (!server && "Always".equals(restartPolicy().orNull()));
  }
}
