package dev.sparklint.read;

import dev.sparklint.command.Word;
import dev.sparklint.discover.Templates;
import dev.sparklint.model.Conf;
import dev.sparklint.model.ConfigMap;
import dev.sparklint.model.Container;
import dev.sparklint.model.Fields;
import dev.sparklint.model.Neighbours;
import dev.sparklint.model.ObjectMeta;
import dev.sparklint.model.OperatorResource;
import dev.sparklint.model.PodWorkload;
import dev.sparklint.model.Script;
import dev.sparklint.model.SparkApplication;
import dev.sparklint.model.Volume;
import dev.sparklint.read.shell.ScriptReader;
import dev.sparklint.read.yaml.ScalarText;
import dev.sparklint.read.yaml.YamlDocument;
import dev.sparklint.read.yaml.YamlEntry;
import dev.sparklint.read.yaml.YamlMapping;
import dev.sparklint.read.yaml.YamlNode;
import dev.sparklint.read.yaml.YamlReader;
import dev.sparklint.read.yaml.YamlScalar;
import dev.sparklint.read.yaml.YamlSequence;
import dev.sparklint.text.Located;
import dev.sparklint.text.Place;
import dev.sparklint.text.ReadProblem;
import dev.sparklint.text.SourceText;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads Kubernetes manifests of the kinds that matter, and Spark settings wherever else they stand
 * in YAML. What is a kind is decided by API group, for others use the same names.
 */
final class ManifestReader {

  /** Longer texts of a ConfigMap are files, and nobody's environment variables. */
  private static final int LONGEST_VARIABLE = 500;

  private final String path;
  private final SourceText file;
  private final String patched;
  private final ConfReader confReader;
  private final List<Conf> confs = new ArrayList<>();
  private final List<ConfigMap> configMaps = new ArrayList<>();
  private final List<PodWorkload> podWorkloads = new ArrayList<>();
  private final List<SparkApplication> sparkApplications = new ArrayList<>();
  private final List<OperatorResource> operatorResources = new ArrayList<>();
  private final NeighbourReader neighbours = new NeighbourReader(this);

  ManifestReader(String path, SourceText file) {
    this(path, file, "");
  }

  /**
   * @param patched what may add to all objects, as a value that is not known; empty if nothing does
   */
  ManifestReader(String path, SourceText file, String patched) {
    this.path = path;
    this.patched = patched;
    this.file = file;
    this.confReader = new ConfReader(path);
  }

  List<Conf> confs() {
    return confs;
  }

  List<ConfigMap> configMaps() {
    return configMaps;
  }

  List<PodWorkload> podWorkloads() {
    return podWorkloads;
  }

  List<SparkApplication> sparkApplications() {
    return sparkApplications;
  }

  List<OperatorResource> operatorResources() {
    return operatorResources;
  }

  Neighbours neighbours() {
    return neighbours.neighbours();
  }

  List<ReadProblem> problems() {
    return confReader.problems();
  }

  /** Reads one document, or one item of a {@code List}. */
  void read(YamlNode root) {
    if (!(root instanceof YamlMapping object)) {
      readSettings(root);
      return;
    }
    String apiVersion = text(object.get("apiVersion"));
    String kind = text(object.get("kind"));
    YamlMapping services = mapping(object, "services");
    if (apiVersion.isEmpty() && kind.isEmpty() && services != null) {
      ComposeReader compose = new ComposeReader(path, file, confReader);
      podWorkloads.addAll(compose.read(services));
    }
    if (kind.equals("List") && object.get("items") instanceof YamlSequence items) {
      for (YamlNode item : items.items()) {
        read(item);
      }
    } else if (apiVersion.startsWith("sparkoperator.k8s.io/")
        && (kind.equals("SparkApplication") || kind.equals("ScheduledSparkApplication"))) {
      readSparkApplication(object, kind);
    } else if (OperatorResourceReader.reads(apiVersion, kind)) {
      OperatorResourceReader reader = new OperatorResourceReader(this, file, confReader);
      operatorResources.add(reader.read(meta(object, kind), apiVersion, object));
    } else if (apiVersion.equals("v1") && kind.equals("ConfigMap")) {
      readConfigMap(object);
      readDisguised(object);
    } else if (apiVersion.startsWith("argoproj.io/") && isWorkflow(kind)) {
      readWorkflow(object, kind);
    } else if (!neighbours.read(apiVersion, kind, object)) {
      if (isPodWorkload(apiVersion, kind)) {
        readPodWorkload(object, kind);
      }
      readSettings(root);
    }
  }

  /** Reads manifests that stand in another text, each with its place in the file. */
  void readText(SourceText text) {
    SourceText filled = Templates.filledIn(text);
    if (filled != null) {
      for (YamlDocument document : YamlReader.read(filled).documents()) {
        read(document.root());
      }
    }
  }

  private static boolean isWorkflow(String kind) {
    return switch (kind) {
      case "Workflow", "WorkflowTemplate", "ClusterWorkflowTemplate", "CronWorkflow" -> true;
      default -> false;
    };
  }

  /** Argo's workflows make objects out of texts, and pods of containers and scripts. */
  private void readWorkflow(YamlMapping object, String kind) {
    YamlMapping outer = mapping(object, "spec");
    YamlMapping spec = kind.equals("CronWorkflow") ? mapping(outer, "workflowSpec") : outer;
    for (YamlMapping template : mappings(spec == null ? null : spec.get("templates"))) {
      YamlMapping resource = mapping(template, "resource");
      if (resource != null && resource.get("manifest") instanceof YamlScalar manifest) {
        SourceText text = ScalarText.of(file, manifest);
        ManifestReader inner = new ManifestReader(path, text);
        inner.readText(text);
        addAll(inner);
      }
      for (String field : new String[] {"container", "script"}) {
        YamlMapping container = mapping(template, field);
        if (container != null) {
          podWorkloads.add(workflowPod(object, kind, spec, template, container));
        }
      }
    }
  }

  private PodWorkload workflowPod(
      YamlMapping object,
      String kind,
      @Nullable YamlMapping spec,
      YamlMapping template,
      YamlMapping container) {
    ObjectMeta workflow = meta(object, kind);
    String name = workflow.name() + "/" + text(template.get("name"));
    YamlNode account = template.get("serviceAccountName");
    return new PodWorkload(
        new ObjectMeta(kind, workflow.namespace(), name, place(container)),
        Map.of(),
        located(account == null && spec != null ? spec.get("serviceAccountName") : account),
        List.of(readContainer(container)),
        spec == null ? List.of() : volumes(spec),
        spec == null ? Map.of() : configMapVolumes(spec),
        fields(object),
        fields(template));
  }

  private void addAll(ManifestReader inner) {
    confs.addAll(inner.confs);
    configMaps.addAll(inner.configMaps);
    podWorkloads.addAll(inner.podWorkloads);
    sparkApplications.addAll(inner.sparkApplications);
    operatorResources.addAll(inner.operatorResources);
  }

  private static boolean isPodWorkload(String apiVersion, String kind) {
    return switch (kind) {
      case "Pod" -> apiVersion.equals("v1");
      case "Deployment", "StatefulSet", "DaemonSet", "ReplicaSet" -> apiVersion.startsWith("apps/");
      case "Job", "CronJob" -> apiVersion.startsWith("batch/");
      default -> false;
    };
  }

  private void readPodWorkload(YamlMapping object, String kind) {
    YamlMapping spec = mapping(object, "spec");
    YamlMapping template =
        switch (kind) {
          case "Pod" -> object;
          case "CronJob" -> mapping(mapping(mapping(spec, "jobTemplate"), "spec"), "template");
          default -> mapping(spec, "template");
        };
    PodWorkload pods = podWorkload(meta(object, kind), object, template);
    if (pods != null) {
      podWorkloads.add(pods);
    }
  }

  /** What a pod template makes; null when it has no specification. */
  @Nullable PodWorkload podWorkload(
      ObjectMeta meta, @Nullable YamlMapping object, @Nullable YamlMapping template) {
    YamlMapping pod = mapping(template, "spec");
    if (pod == null) {
      return null;
    }
    List<Container> containers = new ArrayList<>();
    for (YamlMapping container : mappings(pod.get("containers"))) {
      containers.add(readContainer(container));
    }
    return new PodWorkload(
        meta,
        NeighbourReader.texts(mapping(mapping(template, "metadata"), "labels")),
        pod.get("serviceAccountName") == null && !patched.isEmpty()
            ? new Located<>(patched, place(pod))
            : located(pod.get("serviceAccountName")),
        containers,
        volumes(pod),
        configMapVolumes(pod),
        fields(object),
        fields(template));
  }

  private Container readContainer(YamlMapping container) {
    YamlNode name = container.get("name");
    List<SourceText> command = texts(container.get("command"));
    List<SourceText> all = new ArrayList<>(command);
    all.addAll(texts(container.get("args")));
    List<Word> words = CommandReader.kubernetesWords(path, all);
    return new Container(
        place(name == null ? container : name),
        text(name),
        located(container.get("image")),
        words.subList(0, command.size()),
        words.subList(command.size(), words.size()),
        CommandReader.calls(path, words, all),
        readEnv(container.get("env")),
        readEnvFrom(container),
        new Container.Resources(quantities(container, "requests"), quantities(container, "limits")),
        volumeMounts(container.get("volumeMounts")),
        fields(container));
  }

  private List<SourceText> texts(@Nullable YamlNode list) {
    List<SourceText> texts = new ArrayList<>();
    if (list instanceof YamlSequence sequence) {
      for (YamlNode item : sequence.items()) {
        if (item instanceof YamlScalar scalar) {
          texts.add(ScalarText.of(file, scalar));
        }
      }
    }
    return texts;
  }

  private List<Container.EnvironmentVariable> readEnv(@Nullable YamlNode env) {
    List<Container.EnvironmentVariable> variables = new ArrayList<>();
    for (YamlMapping variable : mappings(env)) {
      YamlMapping from = mapping(variable, "valueFrom");
      YamlMapping field = mapping(from, "fieldRef");
      YamlMapping key = mapping(from, "configMapKeyRef");
      variables.add(
          new Container.EnvironmentVariable(
              text(variable.get("name")),
              located(variable.get("value")),
              field == null ? null : located(field.get("fieldPath")),
              key == null
                  ? null
                  : new Container.ConfigMapKey(text(key.get("name")), text(key.get("key")))));
    }
    return variables;
  }

  private List<Container.EnvSource> readEnvFrom(YamlMapping container) {
    List<Container.EnvSource> sources = new ArrayList<>();
    String open = YamlFields.unfilled(container) + YamlFields.unfilled(container.get("env"));
    if (!(patched + open + YamlFields.unfilled(container.get("envFrom"))).isEmpty()) {
      // Like a Secret: it may set any variable.
      sources.add(new Container.EnvSource("", ""));
    }
    for (YamlMapping source : mappings(container.get("envFrom"))) {
      YamlMapping configMap = mapping(source, "configMapRef");
      sources.add(
          new Container.EnvSource(
              configMap == null ? "" : text(configMap.get("name")), text(source.get("prefix"))));
    }
    return sources;
  }

  private Map<String, Located<String>> quantities(YamlMapping container, String kind) {
    Map<String, Located<String>> quantities = new HashMap<>();
    YamlNode resources = container.get("resources");
    YamlNode map = resources instanceof YamlMapping given ? given.get(kind) : null;
    if (!patched.isEmpty()) {
      quantities.put("cpu", new Located<>(patched, place(container)));
      quantities.put("memory", new Located<>(patched, place(container)));
    }
    for (YamlNode node : new YamlNode[] {resources, map}) {
      String open = YamlFields.unfilled(node);
      if (node != null && !open.isEmpty()) {
        quantities.put("cpu", new Located<>(open, place(node)));
        quantities.put("memory", new Located<>(open, place(node)));
      }
    }
    if (map instanceof YamlMapping given) {
      for (YamlEntry entry : given.effectiveEntries()) {
        Located<String> quantity = located(entry.value());
        if (quantity != null) {
          quantities.put(text(entry.key()), quantity);
        }
      }
    }
    return quantities;
  }

  private static List<Container.VolumeMount> volumeMounts(@Nullable YamlNode list) {
    List<Container.VolumeMount> mounts = new ArrayList<>();
    for (YamlMapping mount : mappings(list)) {
      String subPath = text(mount.get("subPath"));
      boolean computed = mount.get("subPathExpr") != null;
      mounts.add(
          new Container.VolumeMount(
              text(mount.get("name")), text(mount.get("mountPath")), computed ? "$" : subPath));
    }
    return mounts;
  }

  private List<Volume> volumes(YamlMapping pod) {
    List<Volume> volumes = new ArrayList<>();
    for (YamlMapping volume : mappings(pod.get("volumes"))) {
      for (YamlEntry entry : volume.effectiveEntries()) {
        if (!text(entry.key()).equals("name")) {
          volumes.add(volume(text(volume.get("name")), entry));
        }
      }
    }
    return volumes;
  }

  private Volume volume(String name, YamlEntry kind) {
    YamlMapping made = kind.value() instanceof YamlMapping mapping ? mapping : null;
    String source = "";
    for (String field : new String[] {"name", "secretName", "claimName"}) {
      source = made == null || !source.isEmpty() ? source : text(made.get(field));
    }
    return new Volume(
        name,
        text(kind.key()),
        source,
        made == null ? "" : text(made.get("medium")),
        made == null ? null : located(made.get("sizeLimit")),
        place(kind.key()));
  }

  private static Map<String, PodWorkload.ConfigMapVolume> configMapVolumes(YamlMapping pod) {
    Map<String, PodWorkload.ConfigMapVolume> volumes = new HashMap<>();
    for (YamlMapping volume : mappings(pod.get("volumes"))) {
      YamlMapping configMap = mapping(volume, "configMap");
      if (configMap != null) {
        Map<String, String> items = new HashMap<>();
        for (YamlMapping item : mappings(configMap.get("items"))) {
          items.put(text(item.get("key")), text(item.get("path")));
        }
        volumes.put(
            text(volume.get("name")),
            new PodWorkload.ConfigMapVolume(text(configMap.get("name")), items));
      }
    }
    return volumes;
  }

  private void readConfigMap(YamlMapping object) {
    Map<String, Conf> data = new HashMap<>();
    Map<String, Script> scripts = new HashMap<>();
    Map<String, Located<String>> values = new HashMap<>();
    YamlMapping entries = mapping(object, "data");
    if (entries != null) {
      for (YamlEntry entry : entries.effectiveEntries()) {
        if (entry.value() instanceof YamlScalar value) {
          String key = text(entry.key());
          if (key.endsWith(".sh") || value.text().startsWith("#!")) {
            SourceText script = ScalarText.of(file, value);
            scripts.put(
                key,
                new Script("Script", place(value), ScriptReader.read(path, script).commands()));
            continue;
          }
          Located<String> plain = located(value);
          if (plain != null && value.text().length() <= LONGEST_VARIABLE) {
            values.put(key, plain);
          }
          Conf conf = embedded(value, namesProperties(key));
          if (conf != null) {
            data.put(key, conf);
          }
        }
      }
      addMap(entries);
    }
    configMaps.add(new ConfigMap(meta(object, "ConfigMap"), data, scripts, values, fields(object)));
  }

  /** The operator of radanalytics takes ConfigMaps with this label for its resources. */
  private void readDisguised(YamlMapping object) {
    String label = "radanalytics.io/kind";
    YamlMapping labels = mapping(mapping(object, "metadata"), "labels");
    String kind = labels == null ? "" : text(labels.get(label));
    if (OperatorResourceReader.reads(label, kind)) {
      OperatorResourceReader reader = new OperatorResourceReader(this, file, confReader);
      operatorResources.add(reader.read(meta(object, kind), label, object));
    }
  }

  private static boolean namesProperties(String key) {
    return key.endsWith(".conf") || key.endsWith(".properties");
  }

  /** The settings of a text inside a scalar; null when it is no properties text. */
  private @Nullable Conf embedded(YamlScalar scalar, boolean named) {
    boolean mentionsSpark = scalar.text().contains("spark.");
    if (!named && (!mentionsSpark || scalar.text().indexOf('\n') < 0)) {
      return null;
    }
    SourceText content = ScalarText.of(file, scalar);
    if (!named && !ConfReader.looksLikeProperties(content)) {
      return null;
    }
    Conf conf = confReader.properties(content, Conf.Kind.EMBEDDED_PROPERTIES);
    if (!conf.entries().isEmpty()) {
      confs.add(conf);
    }
    return conf;
  }

  /** Settings in any other YAML: properties in block scalars, maps with Spark's keys. */
  private void readSettings(YamlNode root) {
    List<YamlNode> open = new ArrayList<>();
    open.add(root);
    while (!open.isEmpty()) {
      YamlNode node = open.remove(open.size() - 1);
      if (node instanceof YamlScalar scalar) {
        embedded(scalar, false);
      } else if (node instanceof YamlSequence sequence) {
        addReversed(sequence.items(), open);
      } else if (node instanceof YamlMapping mapping) {
        addMap(mapping);
        addValues(mapping, open);
      }
    }
  }

  private static void addReversed(List<YamlNode> nodes, List<YamlNode> open) {
    for (int i = nodes.size() - 1; i >= 0; i--) {
      open.add(nodes.get(i));
    }
  }

  /** Labels and annotations may be named like settings and are none. */
  private static void addValues(YamlMapping mapping, List<YamlNode> open) {
    for (int i = mapping.entries().size() - 1; i >= 0; i--) {
      YamlEntry entry = mapping.entries().get(i);
      String key = text(entry.key());
      boolean names =
          key.equals("labels") || key.equals("annotations") || key.equals("matchLabels");
      if (!names && !entry.isMerge()) {
        open.add(entry.value());
      }
    }
  }

  private void addMap(YamlMapping mapping) {
    Conf conf = confReader.map(mapping, file, "");
    if (!conf.entries().isEmpty()) {
      confs.add(conf);
    }
  }

  private void readSparkApplication(YamlMapping object, String kind) {
    boolean scheduled = kind.equals("ScheduledSparkApplication");
    YamlMapping outer = mapping(object, "spec");
    YamlMapping spec = scheduled ? mapping(outer, "template") : outer;
    if (spec == null) {
      return;
    }
    List<Conf> maps = new ArrayList<>();
    addConf(mapping(spec, "sparkConf"), "", maps);
    addConf(mapping(spec, "hadoopConf"), "spark.hadoop.", maps);
    List<Container.EnvironmentVariable> env = new ArrayList<>();
    YamlMapping driver = mapping(spec, "driver");
    YamlMapping executor = mapping(spec, "executor");
    env.addAll(readEnv(driver == null ? null : driver.get("env")));
    env.addAll(readEnv(executor == null ? null : executor.get("env")));
    YamlMapping restartPolicy = mapping(spec, "restartPolicy");
    sparkApplications.add(
        new SparkApplication(
            meta(object, kind),
            place(spec),
            text(spec.get("type")),
            located(spec.get("sparkVersion")),
            located(spec.get("image")),
            located(spec.get("mainClass")),
            located(spec.get("mainApplicationFile")),
            restartPolicy == null ? null : located(restartPolicy.get("type")),
            located(spec.get("sparkConfigMap")),
            scalars(spec.get("arguments")),
            SparkApplicationFields.read(confReader, file, place(spec), spec),
            SparkApplicationFields.readDefaults(confReader, file, place(spec), spec),
            maps,
            env,
            deps(mapping(spec, "deps")),
            fields(object),
            fields(spec)));
  }

  private void addConf(@Nullable YamlMapping map, String prefix, List<Conf> maps) {
    if (map != null) {
      Conf conf = confReader.map(map, file, prefix, true);
      if (!conf.entries().isEmpty()) {
        maps.add(conf);
      }
    }
  }

  private List<Located<String>> deps(@Nullable YamlMapping deps) {
    List<Located<String>> all = new ArrayList<>();
    if (deps != null) {
      for (YamlEntry entry : deps.effectiveEntries()) {
        all.addAll(scalars(entry.value()));
      }
    }
    return all;
  }

  List<Located<String>> scalars(@Nullable YamlNode list) {
    List<Located<String>> all = new ArrayList<>();
    if (list instanceof YamlSequence sequence) {
      for (YamlNode item : sequence.items()) {
        Located<String> scalar = located(item);
        if (scalar != null) {
          all.add(scalar);
        }
      }
    }
    return all;
  }

  ObjectMeta meta(YamlMapping object, String kind) {
    YamlMapping metadata = mapping(object, "metadata");
    YamlNode name = metadata == null ? null : metadata.get("name");
    YamlNode kindNode = object.get("kind");
    Place place = place(name != null ? name : kindNode != null ? kindNode : object);
    String namespace = metadata == null ? "" : text(metadata.get("namespace"));
    return new ObjectMeta(kind, namespace, text(name), place);
  }

  Fields fields(@Nullable YamlMapping mapping) {
    return YamlFields.of(mapping, file, confReader, patched);
  }

  private Place place(YamlNode node) {
    return confReader.place(node);
  }

  @Nullable Located<String> located(@Nullable YamlNode node) {
    return node instanceof YamlScalar scalar && !scalar.isNull()
        ? new Located<>(scalar.text(), confReader.inner(file, scalar))
        : null;
  }

  static String text(@Nullable YamlNode node) {
    return node instanceof YamlScalar scalar && !scalar.isNull() ? scalar.text() : "";
  }

  static @Nullable YamlMapping mapping(@Nullable YamlMapping parent, String key) {
    return parent != null && parent.get(key) instanceof YamlMapping mapping ? mapping : null;
  }

  static List<YamlMapping> mappings(@Nullable YamlNode list) {
    List<YamlMapping> mappings = new ArrayList<>();
    if (list instanceof YamlSequence sequence) {
      for (YamlNode item : sequence.items()) {
        if (item instanceof YamlMapping mapping) {
          mappings.add(mapping);
        }
      }
    }
    return mappings;
  }
}
