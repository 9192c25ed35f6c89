package dev.sparklint.facts;

import dev.sparklint.model.ObjectMeta;
import dev.sparklint.text.Place;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A workload in the making: what nobody sets is unknown for one reason, or not there. */
final class WorkloadBuilder {

  private static final Lookup<String> NOTHING = ObjectFields.unknown("no manifest here makes it");

  private final String mode;
  private final EffectiveConf conf;
  private Place place;
  private String id = "";
  private String kind = Workload.LONE_SETTINGS;
  private boolean streaming;
  private boolean restartsAlways;
  private Effective<Language> language;
  private Effective<String> sparkVersion;
  private @Nullable String targetSpark;
  private List<VersionEvidence> versions;
  private Effective<String> master;
  private Effective<String> deployMode;
  private Effective<Long> localThreads = new Effective.Unset<>();
  private Effective<Boolean> localOnAllProcessors;
  private Effective<Long> executorCores;
  private Effective<Long> taskCpus;
  private Effective<String> restartPolicy;
  private String operator = Workload.NO_OPERATOR;
  private boolean scheduled = false;
  private List<Submission> commands = List.of();
  private List<OverriddenSetting> overridden = List.of();
  private List<MissingVariable> missingVariables = List.of();
  private List<EnvReference> danglingReferences = List.of();
  private List<Permission> submitterPermissions = List.of();
  private List<Effective<String>> scheduling = List.of();
  private Effective<Boolean> restartsOnChange;
  private Effective<Long> javaVersion;
  private Effective<Long> executorJavaVersion;
  private DriverHost driverHost = DriverHost.UNKNOWN;
  private List<PodTemplate> podTemplates = List.of();
  private Neighbourhood claims = new Neighbourhood(List.of());
  private Effective<String> serviceAccount;
  private Effective<Boolean> accountDeclared;
  private Effective<Boolean> tokenMounted;
  private List<AccountBinding> bindings = List.of();
  private List<Permission> permissions = List.of();
  private List<DriverService> services = List.of();
  private List<Neighbour> neighbours = List.of();
  private List<MountedVolume> volumes = List.of();
  private Lookup<String> object = NOTHING;
  private Lookup<String> application = NOTHING;
  private List<CommandWord> dependencies = List.of();
  private List<CommandWord> undeclaredMounts = List.of();
  private Lookup<String> pod = NOTHING;
  private Lookup<String> environment = NOTHING;
  private Driver driver;

  /**
   * Starts from the settings.
   *
   * @param reason why nothing else is known, a clause for people
   * @param place of the workload when it has no object of its own
   */
  WorkloadBuilder(String mode, EffectiveConf conf, String reason, Place place) {
    this.mode = mode;
    this.conf = conf;
    this.place = place;
    this.streaming = StreamingEvidence.inSettings(conf.settings());
    this.versions = List.of();
    this.sparkVersion = new Effective.Unknown<>(reason);
    this.language = new Effective.Unknown<>(reason);
    this.master = new Effective.Unknown<>(reason);
    this.deployMode = new Effective.Unknown<>(reason);
    this.restartPolicy = new Effective.Unknown<>(reason);
    this.serviceAccount = new Effective.Unknown<>(reason);
    this.accountDeclared = new Effective.Unknown<>(reason);
    this.tokenMounted = new Effective.Unknown<>(reason);
    this.localOnAllProcessors = new Effective.Defaulted<>(false, reason);
    this.executorCores = Numbers.orUnknown(conf.get(SparkKeys.EXECUTOR_CORES), reason);
    this.taskCpus = Numbers.orDefault(conf.get(SparkKeys.TASK_CPUS), 1, "Spark's default");
    this.overridden = OverriddenSetting.of(conf);
    this.restartsOnChange = new Effective.Unknown<>(reason);
    this.javaVersion = JavaVersions.of(conf, "driver");
    this.executorJavaVersion = JavaVersions.of(conf, "executor");
    this.driver = Driver.unknown(reason, place);
  }

  Workload build() {
    List<IgnoredSetting> ignored = IgnoredSetting.of(conf, mode, sparkVersion);
    KeyChecks keys = new KeyChecks(conf, sparkVersion, ignored);
    return new Workload(
        id,
        kind,
        mode,
        streaming,
        restartsAlways,
        Language.isPython(language),
        sparkVersion,
        versions,
        master,
        deployMode,
        localThreads,
        localOnAllProcessors,
        executorCores,
        taskCpus,
        restartPolicy,
        operator,
        scheduled,
        commands,
        overridden,
        missingVariables,
        danglingReferences,
        submitterPermissions,
        missingRights(),
        scheduling,
        restartsOnChange,
        SparkVersions.ofExecutors(conf),
        javaVersion,
        executorJavaVersion,
        RemovedJvmOption.of(conf, environment, javaVersion, executorJavaVersion),
        driverHost,
        podTemplates,
        Artifact.of(conf),
        new BundledVersions(sparkVersion, image()),
        SparkVolume.of(conf, claims),
        serviceAccount,
        accountDeclared,
        tokenMounted,
        bindings,
        permissions,
        services,
        neighbours,
        volumes,
        object,
        application,
        dependencies,
        undeclaredMounts,
        pod,
        environment,
        driver,
        executorPod(),
        driverPod(),
        ignored,
        keys.unknown(),
        keys.refused(),
        keys.outdated(),
        targetSpark == null
            ? new Effective.Unset<>()
            : new Effective.Defaulted<>(targetSpark, "--target-spark"),
        targetSpark == null
            ? List.of()
            : keys.upgrades(targetSpark, mode, streaming, sparkVersion, place),
        conf,
        place);
  }

  private PodSize executorPod() {
    String inDriver = conf.get("spark.kubernetes.driver.master").orNull();
    if (inDriver != null && inDriver.startsWith("local") && !mode.equals("client")) {
      return PodSize.unknown("master " + inDriver + " runs all tasks in the driver", place);
    }
    return switch (mode) {
      case "client" -> formula(false).executor();
      case "cluster", "operator" -> formula(true).executor();
      default -> PodSize.unknown("mode " + mode + " makes no executor pods", place);
    };
  }

  private PodSize driverPod() {
    return switch (mode) {
      case "cluster", "operator" -> formula(true).driver();
      default -> PodSize.unknown("in mode " + mode + " Spark does not make it", place);
    };
  }

  private PodFormula.Pods formula(boolean submitted) {
    return new PodFormula.Pods(conf, sparkVersion, submitted, language, podTemplates, place);
  }

  private List<MissingRight> missingRights() {
    List<MissingRight> missing = MissingRight.of("driver", permissions);
    missing.addAll(MissingRight.of("submitter", submitterPermissions));
    return missing;
  }

  /** The Java of the container that the driver runs in. */
  WorkloadBuilder driverJava(Effective<Long> version) {
    javaVersion = version;
    return this;
  }

  /** The object that it is made of, and what its name says. */
  WorkloadBuilder object(ObjectMeta meta, Lookup<String> fields) {
    id = meta.id();
    kind = meta.kind();
    place = meta.place();
    streaming |= StreamingEvidence.inName(meta.name());
    object = fields;
    return this;
  }

  WorkloadBuilder id(String unique) {
    id = unique;
    return this;
  }

  WorkloadBuilder streaming(boolean evidence) {
    streaming |= evidence;
    return this;
  }

  WorkloadBuilder operator(String name) {
    operator = name;
    return this;
  }

  /** Runs by a schedule come to an end, whatever their names say. */
  WorkloadBuilder scheduled(boolean bySchedule) {
    scheduled = bySchedule;
    streaming &= !bySchedule;
    return this;
  }

  WorkloadBuilder language(Effective<Language> writtenIn) {
    language = writtenIn;
    return this;
  }

  WorkloadBuilder versions(Assumptions assumptions, List<VersionEvidence> evidence) {
    sparkVersion = SparkVersions.best(assumptions, evidence);
    targetSpark = assumptions.targetSpark();
    versions = evidence;
    return this;
  }

  WorkloadBuilder master(Master named, Effective<String> mode) {
    master = named.text();
    deployMode = mode;
    localThreads = named.threads();
    localOnAllProcessors = named.allProcessors();
    return this;
  }

  WorkloadBuilder deployMode(Effective<String> named) {
    deployMode = named;
    return this;
  }

  WorkloadBuilder executorCores(Effective<Long> cores) {
    executorCores = cores;
    return this;
  }

  WorkloadBuilder restartPolicy(Effective<String> policy) {
    restartPolicy = policy;
    return this;
  }

  /** The image of the driver, as far as it is known. */
  private @Nullable String image() {
    String own = driver.container().image().orNull();
    return own == null ? conf.get("spark.kubernetes.container.image").orNull() : own;
  }

  /**
   * @param neighbourhood with the claims that settings may name
   */
  WorkloadBuilder podTemplates(List<PodTemplate> templates, Neighbourhood neighbourhood) {
    podTemplates = templates;
    claims = neighbourhood;
    return this;
  }

  WorkloadBuilder command(Submission command, List<MissingVariable> missing) {
    commands = List.of(command);
    boolean controller = kind.equals("Deployment") || kind.equals("StatefulSet");
    restartsAlways = controller && !command.ownApplication() && !mode.equals("cluster");
    missingVariables = missing;
    return this;
  }

  WorkloadBuilder environment(Lookup<String> variables, List<EnvReference> dangling) {
    environment = variables;
    danglingReferences = dangling;
    return this;
  }

  WorkloadBuilder account(
      Effective<String> name, List<AccountBinding> bound, List<Permission> needed) {
    serviceAccount = name;
    bindings = bound;
    permissions = needed;
    return this;
  }

  WorkloadBuilder submitter(List<Permission> needed) {
    submitterPermissions = needed;
    return this;
  }

  WorkloadBuilder token(Effective<Boolean> declared, Effective<Boolean> mounted) {
    accountDeclared = declared;
    tokenMounted = mounted;
    return this;
  }

  WorkloadBuilder application(
      Lookup<String> fields, List<CommandWord> needed, List<CommandWord> undeclared) {
    application = fields;
    dependencies = needed;
    undeclaredMounts = undeclared;
    return this;
  }

  /** The driver's pod, where a manifest makes it, and what surrounds it. */
  WorkloadBuilder pod(
      Lookup<String> template,
      List<MountedVolume> mounted,
      List<DriverService> leading,
      List<Neighbour> acting) {
    pod = template;
    volumes = mounted;
    services = leading;
    neighbours = acting;
    return this;
  }

  WorkloadBuilder scheduling(List<Effective<String>> keys, Effective<Boolean> restarts) {
    scheduling = keys;
    restartsOnChange = restarts;
    return this;
  }

  WorkloadBuilder driver(Driver known, DriverHost host) {
    driver = known;
    driverHost = host;
    return this;
  }
}
