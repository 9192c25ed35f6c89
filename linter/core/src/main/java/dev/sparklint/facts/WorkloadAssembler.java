package dev.sparklint.facts;

import dev.sparklint.model.Conf;
import dev.sparklint.model.ConfEntry;
import dev.sparklint.model.Container;
import dev.sparklint.model.FileModel;
import dev.sparklint.model.PodWorkload;
import dev.sparklint.model.Problem;
import dev.sparklint.model.SparkApplication;
import dev.sparklint.model.SubmitCommand;
import dev.sparklint.text.Located;
import dev.sparklint.text.Place;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Joins what files say into what would run. */
public final class WorkloadAssembler {

  private final List<FileModel> files;
  private final Assumptions assumptions;
  private final ConfigMaps configMaps;
  // By identity: two files may say the same.
  private final Set<Conf> used = Collections.newSetFromMap(new IdentityHashMap<>());
  private final List<Workload> workloads = new ArrayList<>();
  private final List<Conf> confs = new ArrayList<>();
  private final List<Credential> credentials = new ArrayList<>();

  private WorkloadAssembler(List<FileModel> files, Assumptions assumptions) {
    this.files = files;
    this.assumptions = assumptions;
    this.configMaps = new ConfigMaps(files);
  }

  /** The facts of one tree, whatever the order in which its files are given. */
  public static Facts assemble(List<FileModel> files, Assumptions assumptions) {
    return new WorkloadAssembler(files, assumptions).assemble();
  }

  private Facts assemble() {
    List<UnreadableFile> unreadable = new ArrayList<>();
    for (FileModel file : files) {
      for (PodWorkload pods : file.podWorkloads()) {
        addPodWorkload(pods, file.path());
      }
      for (SparkApplication application : file.sparkApplications()) {
        addSparkApplication(application);
      }
      confs.addAll(file.confs());
      for (Problem problem : file.problems()) {
        unreadable.add(new UnreadableFile(problem));
      }
    }
    for (Conf conf : confs) {
      if (conf.kind() != Conf.Kind.COMMAND
          && conf.kind() != Conf.Kind.CUSTOM_RESOURCE_FIELD
          && !used.contains(conf)) {
        workloads.add(loneSettings(conf));
      }
    }
    List<Setting> settings = new ArrayList<>();
    List<DuplicateSetting> duplicates = new ArrayList<>();
    for (Conf conf : confs) {
      addSettings(conf, settings, duplicates);
    }
    return new Facts(workloads, settings, duplicates, credentials, unreadable, List.of());
  }

  private void addSettings(Conf conf, List<Setting> settings, List<DuplicateSetting> duplicates) {
    Map<String, ConfEntry> seen = new HashMap<>();
    for (ConfEntry entry : conf.entries()) {
      settings.add(new Setting(entry, conf.kind()));
      if (SecretNames.isSecret(entry.name())) {
        credentials.add(new Credential(entry.name(), "setting", entry.value()));
      }
      ConfEntry earlier = seen.put(entry.name(), entry);
      // On a command line the last one wins by design: people append to override.
      if (earlier != null && conf.kind() != Conf.Kind.COMMAND) {
        duplicates.add(new DuplicateSetting(earlier, entry, conf.kind()));
      }
    }
  }

  private void addCredentials(List<Container.EnvironmentVariable> env) {
    for (Container.EnvironmentVariable variable : env) {
      Located<String> value = variable.value();
      if (value != null && SecretNames.isSecret(variable.name())) {
        credentials.add(new Credential(variable.name(), "environment-variable", value));
      }
    }
  }

  private void addPodWorkload(PodWorkload pods, String path) {
    for (Container container : pods.containers()) {
      SubmitCommand submit = container.submit();
      addCredentials(container.env());
      if (submit != null) {
        confs.add(submit.options());
        workloads.add(new SubmittedInContainer(pods, container, submit, path).assemble());
      }
    }
  }

  private void addSparkApplication(SparkApplication application) {
    confs.add(application.fields());
    confs.addAll(application.maps());
    used.addAll(application.maps());
    addCredentials(application.env());

    List<Conf> layers = new ArrayList<>();
    addAssumed(layers);
    // The operator appends its --conf options in this order; the last of equal keys wins.
    layers.add(application.fields());
    for (int i = application.maps().size() - 1; i >= 0; i--) {
      layers.add(application.maps().get(i));
    }
    Located<String> confDir = application.sparkConfigMap();
    EffectiveConf conf =
        new EffectiveConf(
            layers, confDir == null ? null : "ConfigMap " + confDir.value() + " may set it");
    boolean streaming =
        !application.scheduled()
            && (StreamingEvidence.inSettings(conf.settings())
                || StreamingEvidence.inName(application.meta().name())
                || StreamingEvidence.inName(application.mainClass())
                || StreamingEvidence.inName(application.mainApplicationFile())
                || StreamingEvidence.inWords(application.arguments())
                || kafkaConnector(application.deps()));
    Located<String> restartPolicy = application.restartPolicy();
    String podMaker = "the operator makes the driver's pod";
    workloads.add(
        new Workload(
            application.meta().id(),
            application.meta().kind(),
            "operator",
            streaming,
            new Effective.Defaulted<>(application.type().equals("Python"), "spec.type"),
            SparkVersions.of(assumptions, application.sparkVersion(), application.image()),
            new Effective.Unknown<>("the operator decides"),
            new Effective.Unset<>(),
            new Effective.Defaulted<>(false, "the operator submits to Kubernetes"),
            Numbers.orDefault(
                conf.get(SparkKeys.EXECUTOR_CORES), 1, "Spark's default on Kubernetes"),
            Numbers.orDefault(conf.get(SparkKeys.TASK_CPUS), 1, "Spark's default"),
            restartPolicy == null
                ? new Effective.Defaulted<>("Never", "the operator's default")
                : Placeholders.effective(restartPolicy),
            application.scheduled(),
            Driver.unknown(podMaker, application.spec()),
            conf,
            application.meta().place()));
  }

  private static boolean kafkaConnector(List<Located<String>> deps) {
    for (Located<String> dep : deps) {
      if (dep.value().contains("spark-sql-kafka")) {
        return true;
      }
    }
    return false;
  }

  /** Settings that no application here uses: what they say holds, what they leave out is open. */
  private Workload loneSettings(Conf lone) {
    String open = "another file may set it";
    List<Conf> layers = new ArrayList<>();
    addAssumed(layers);
    layers.add(lone);
    EffectiveConf conf = new EffectiveConf(layers, open);
    Master master = Master.of(conf.get(SparkKeys.MASTER));
    String mode = master.mode(conf.get(SparkKeys.DEPLOY_MODE));
    return new Workload(
        "",
        Workload.LONE_SETTINGS,
        mode,
        StreamingEvidence.inSettings(conf.settings()),
        new Effective.Unknown<>("no program is named"),
        SparkVersions.of(assumptions, null, null),
        master.text(),
        master.threads(),
        master.allProcessors(),
        executorCores(mode, master, conf),
        Numbers.orDefault(conf.get(SparkKeys.TASK_CPUS), 1, "Spark's default"),
        new Effective.Unknown<>(open),
        false,
        Driver.unknown("no container is known to use these settings", lone.place()),
        conf,
        lone.place());
  }

  private void addAssumed(List<Conf> layers) {
    Conf assumed = assumptions.conf();
    if (assumed != null) {
      layers.add(assumed);
    }
  }

  private static Effective<Long> executorCores(String mode, Master master, EffectiveConf conf) {
    return switch (mode) {
      case "local" ->
          master.threads() instanceof Effective.Unset<Long>
              ? new Effective.Unknown<>("as many as the JVM sees processors")
              : master.threads();
      case "client", "cluster" ->
          Numbers.orDefault(conf.get(SparkKeys.EXECUTOR_CORES), 1, "Spark's default on Kubernetes");
      default -> Numbers.orUnknown(conf.get(SparkKeys.EXECUTOR_CORES), "depends on the master");
    };
  }

  /** A container that runs spark-submit, with everything around it. */
  private final class SubmittedInContainer {
    private final PodWorkload pods;
    private final Container container;
    private final SubmitCommand submit;
    private final String path;
    private final EffectiveConf conf;

    SubmittedInContainer(PodWorkload pods, Container container, SubmitCommand submit, String path) {
      this.pods = pods;
      this.container = container;
      this.submit = submit;
      this.path = path;
      this.conf = effectiveConf();
    }

    Workload assemble() {
      Effective<String> written = conf.get(SparkKeys.MASTER);
      if (written instanceof Effective.Unset<String>) {
        written = environment("MASTER");
      }
      Master master =
          written instanceof Effective.Unset<String>
              ? Master.of(new Effective.Defaulted<>("local[*]", "Spark's default master"))
              : Master.of(written);
      Effective<String> deployMode = conf.get(SparkKeys.DEPLOY_MODE);
      String mode =
          master.mode(
              deployMode instanceof Effective.Unset<String>
                  ? environment("DEPLOY_MODE")
                  : deployMode);
      Effective<Boolean> python = python();
      return new Workload(
          pods.meta().id(),
          pods.meta().kind(),
          mode,
          streaming(),
          python,
          SparkVersions.of(assumptions, null, container.image()),
          master.text(),
          master.threads(),
          master.allProcessors(),
          executorCores(mode, master, conf),
          Numbers.orDefault(conf.get(SparkKeys.TASK_CPUS), 1, "Spark's default"),
          new Effective.Unset<>(),
          false,
          driver(mode, python),
          conf,
          pods.meta().place());
    }

    private Driver driver(String mode, Effective<Boolean> python) {
      Place place = container.place();
      if (!mode.equals("local") && !mode.equals("client")) {
        String reason =
            mode.equals("cluster") ? "Spark makes the driver's pod" : "the master is not known";
        return Driver.unknown(reason, place);
      }
      DriverMemory memory =
          new DriverMemory(conf, submit.options(), environment("SPARK_DRIVER_MEMORY"));
      return new Driver(
          memory.heap(),
          memory.overhead(python),
          mode.equals("local") ? memory.offHeap() : DriverMemory.NO_OFF_HEAP,
          processorCountFixed(),
          PodContainer.of(container),
          place);
    }

    private EffectiveConf effectiveConf() {
      List<Conf> layers = new ArrayList<>();
      addAssumed(layers);
      layers.add(submit.options());
      PropertiesMount.Layer properties =
          new PropertiesMount(pods, container, submit, configMaps, path).find();
      Conf conf = properties.conf();
      if (conf != null) {
        layers.add(conf);
        used.add(conf);
      }
      Located<String> opaque = submit.opaque();
      String open = opaque != null ? opaque.value() + " may set it" : properties.openReason();
      return new EffectiveConf(layers, open);
    }

    private Effective<String> environment(String name) {
      for (Container.EnvironmentVariable variable : container.env()) {
        if (variable.name().equals(name)) {
          Located<String> value = variable.value();
          return value == null
              ? new Effective.Unknown<>("environment variable " + name + " comes from elsewhere")
              : Placeholders.effective(value);
        }
      }
      return container.hasEnvFrom()
          ? new Effective.Unknown<>("envFrom may set " + name)
          : new Effective.Unset<>();
    }

    private Effective<Boolean> python() {
      Located<String> program = submit.primaryResource();
      if (conf.get("spark.submit.pyFiles") instanceof Effective.Written<String>) {
        return new Effective.Defaulted<>(true, "--py-files");
      }
      if (program == null || !Placeholders.find(program.value()).isEmpty()) {
        return new Effective.Unknown<>("the program is not known");
      }
      return new Effective.Written<>(program.value().endsWith(".py"), program.place());
    }

    private boolean streaming() {
      return StreamingEvidence.inSettings(conf.settings())
          || StreamingEvidence.inName(pods.meta().name())
          || StreamingEvidence.inName(submit.mainClass())
          || StreamingEvidence.inName(submit.primaryResource())
          || StreamingEvidence.inWords(submit.arguments());
    }

    private Effective<Boolean> processorCountFixed() {
      String flag = "-XX:ActiveProcessorCount";
      boolean open = false;
      List<Effective<String>> sources =
          List.of(
              conf.get(SparkKeys.DRIVER_JAVA_OPTIONS),
              environment("JAVA_TOOL_OPTIONS"),
              environment("JDK_JAVA_OPTIONS"),
              environment("SPARK_SUBMIT_OPTS"));
      for (Effective<String> options : sources) {
        String text = options.orNull();
        if (text != null && text.contains(flag)) {
          return new Effective.Defaulted<>(true, flag);
        }
        open |= options instanceof Effective.Unknown<String>;
      }
      return open
          ? new Effective.Unknown<>("the JVM's options are not all known")
          : new Effective.Defaulted<>(false, "no option sets it");
    }
  }
}
