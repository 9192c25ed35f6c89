package dev.sparklint.facts;

import dev.sparklint.quantity.CpuQuantity;
import dev.sparklint.quantity.MemorySize;
import dev.sparklint.quantity.SparkDuration;
import dev.sparklint.text.Place;
import java.util.List;

/**
 * All files of one Spark application, as it would run.
 *
 * @param id {@code Deployment/data/events}; empty for settings that no workload of these files uses
 * @param effectiveConf the settings that hold
 * @param place of the object's name, or of the settings
 * @see WorkloadBuilder
 */
@Doc("One Spark application as it would run; also settings that no application of these files uses")
public record Workload(
    @Doc("Deployment/data/events; empty for settings that no application of these files uses")
        String id,
    @Doc("kind of the object: Deployment, SparkApplication and so on; Settings for lone settings")
        String kind,
    @Doc("local, client, cluster, operator, standalone or unknown") String mode,
    @Doc("whether something says that this is a streaming application") boolean streaming,
    @Doc("whether a Deployment or StatefulSet starts an application, no server, again and again")
        boolean restartsAlways,
    @Doc("whether the application is Python; unknown when the program is")
        Effective<Boolean> python,
    @Doc("Spark's version") Effective<String> sparkVersion,
    @Doc("all that says something of Spark's version, what counts most first")
        List<VersionEvidence> versions,
    @Doc("the master URL that holds; local[*] by default") Effective<String> master,
    @Doc("spark.submit.deployMode; client by default") Effective<String> deployMode,
    @Doc("N of local[N]; unset for local[*] and other masters") Effective<Long> localThreads,
    @Doc("whether the master is local[*]: one thread for each processor that the JVM sees")
        Effective<Boolean> localOnAllProcessors,
    @Doc("spark.executor.cores, or the threads of local[N]; 1 by default on Kubernetes")
        Effective<Long> executorCores,
    @Doc("spark.task.cpus; 1 by default") Effective<Long> taskCpus,
    @Doc(
            "the policy by which an operator restarts a SparkApplication; the default of both is Never")
        Effective<String> restartPolicy,
    @Doc(
            "whose resource it is: kubeflow, apache (spark.apache.org), other; none where it is no operator's")
        String operator,
    @Doc("whether it is a ScheduledSparkApplication") boolean scheduled,
    @Doc("the command that starts it, where one does") List<Submission> commands,
    @Doc("settings that others of the same key hide") List<OverriddenSetting> overridden,
    @Doc("variables in settings of the command that its container does not define")
        List<MissingVariable> missingVariables,
    @Doc("references in its container's environment that Kubernetes leaves as they are")
        List<EnvReference> danglingReferences,
    @Doc("what the account that runs spark-submit needs to be allowed, in cluster mode")
        List<Permission> submitterPermissions,
    @Doc("what is missing of the rights of driver and submitter, one fact for each cause")
        List<MissingRight> missingRights,
    @Doc("the keys of the driver pod's tolerations, and its node selectors as key=value")
        List<Effective<String>> scheduling,
    @Doc("whether an annotation makes the pods start anew when a ConfigMap changes")
        Effective<Boolean> restartsOnChange,
    @Doc("Spark's version by the image that the settings name for executors")
        Effective<String> executorVersion,
    @Doc("the major version of Java that the driver runs on, by its image")
        Effective<Long> javaVersion,
    @Doc("the major version of Java that executors run on, by the image that the settings name")
        Effective<Long> executorJavaVersion,
    @Doc("JVM options that their Java does not have any more")
        List<RemovedJvmOption> removedJvmOptions,
    @Doc("where executors are told to find the driver") DriverHost driverHost,
    @Doc("pod templates of the application, where the files are among these")
        List<PodTemplate> podTemplates,
    @Doc("libraries that settings add") List<Artifact> artifacts,
    @Doc("versions of what comes with its Spark: bundled[\"hadoop\"], bundled[\"scala\"]")
        Lookup<String> bundled,
    @Doc("volumes that settings give to pods which Spark makes") List<SparkVolume> sparkVolumes,
    @Doc("the service account of the driver's pod; unset where Spark needs none")
        Effective<String> serviceAccount,
    @Doc("whether a manifest here makes that account; unknown where none makes any")
        Effective<Boolean> accountDeclared,
    @Doc("whether the account's token lies in the driver's pod") Effective<Boolean> tokenMounted,
    @Doc("RoleBindings that name that account") List<AccountBinding> bindings,
    @Doc("what that account needs to be allowed, in client and cluster mode")
        List<Permission> permissions,
    @Doc("Services that lead to the driver's pod, where a manifest makes it")
        List<DriverService> services,
    @Doc("what else acts on the driver's pod, where a manifest makes it")
        List<Neighbour> neighbours,
    @Doc("volumes of the driver's container, where a manifest makes it")
        List<MountedVolume> volumes,
    @Doc("fields of the object by path, such as spec.replicas; empty text for maps and lists")
        Lookup<String> object,
    @Doc(
            "fields of the spec of a kubeflow or Apache application by path, such as driver.coreLimit; those of the template when it is scheduled")
        Lookup<String> application,
    @Doc("main file, jars, files and Python files of an operator's application")
        List<CommandWord> dependencies,
    @Doc("volume mounts of a kubeflow application that name none of its volumes")
        List<CommandWord> undeclaredMounts,
    @Doc(
            "fields of the driver's pod template by path, such as spec.hostNetwork; unknown where no manifest makes it")
        Lookup<String> pod,
    @Doc("environment variables of the driver's process") Lookup<String> environment,
    @Doc("the driver") Driver driver,
    @Doc("the pod of an executor; unknown where there are none, as in local mode")
        PodSize executorPod,
    @Doc("the driver's pod where Spark makes it: in cluster mode and by an operator")
        PodSize driverPod,
    @Doc("the effective settings that Spark does not look at in this mode")
        List<IgnoredSetting> ignoredSettings,
    @Doc("settings whose key no release of Spark knows, and which look like one that it does")
        List<UnknownKey> unknownKeys,
    @Doc("settings whose value Spark refuses when it reads the key")
        List<RefusedValue> refusedValues,
    @Doc("settings whose key this Spark does not know yet, or no more, or deprecates")
        List<OutdatedKey> outdatedKeys,
    @Doc("the version of --target-spark; unset without") Effective<String> targetSpark,
    @Doc("what changes on the way to that version; empty without")
        List<UpgradeChange> upgradeChanges,
    EffectiveConf effectiveConf,
    Place place)
    implements Fact {

  static final String LONE_SETTINGS = "Settings";
  static final String NO_OPERATOR = "none";

  public Workload {
    versions = List.copyOf(versions);
    commands = List.copyOf(commands);
    overridden = List.copyOf(overridden);
    missingVariables = List.copyOf(missingVariables);
    danglingReferences = List.copyOf(danglingReferences);
    submitterPermissions = List.copyOf(submitterPermissions);
    missingRights = List.copyOf(missingRights);
    scheduling = List.copyOf(scheduling);
    ignoredSettings = List.copyOf(ignoredSettings);
    unknownKeys = List.copyOf(unknownKeys);
    refusedValues = List.copyOf(refusedValues);
    outdatedKeys = List.copyOf(outdatedKeys);
    upgradeChanges = List.copyOf(upgradeChanges);
    removedJvmOptions = List.copyOf(removedJvmOptions);
    podTemplates = List.copyOf(podTemplates);
    sparkVolumes = List.copyOf(sparkVolumes);
    artifacts = List.copyOf(artifacts);
    bindings = List.copyOf(bindings);
    permissions = List.copyOf(permissions);
    dependencies = List.copyOf(dependencies);
    undeclaredMounts = List.copyOf(undeclaredMounts);
    services = List.copyOf(services);
    neighbours = List.copyOf(neighbours);
    volumes = List.copyOf(volumes);
  }

  @Doc(
      "whether Spark asks Kubernetes for pods: client, cluster and operator mode, or a k8s:// master whose deploy mode is not known")
  public boolean onKubernetes() {
    String url = master.orNull();
    return switch (mode) {
      case "client", "cluster", "operator" -> true;
      case "unknown" -> url != null && url.startsWith(Master.KUBERNETES);
      default -> false;
    };
  }

  @Doc("whether a pod of these manifests runs the command that starts it")
  public boolean inPod() {
    if (!kind.equals("ComposeService")) {
      for (Submission command : commands) {
        if (command.inContainer()) {
          return true;
        }
      }
    }
    return false;
  }

  @Doc(
      "roles whose pods Spark makes by its settings: executor, and driver in cluster mode and by kubeflow's and Apache's operators; none in local and standalone mode")
  public List<String> sparkPods() {
    return switch (mode) {
      case "local", "standalone" -> List.of();
      case "cluster" -> List.of("driver", "executor");
      default ->
          operator.equals("kubeflow") || operator.equals("apache")
              ? List.of("driver", "executor")
              : List.of("executor");
    };
  }

  @Doc("the setting that wins for each key that somebody wrote")
  public List<Setting> settings() {
    return effectiveConf.settings();
  }

  @Doc("the effective value of each key, as text: conf[\"spark.executor.memory\"]")
  public Lookup<String> conf() {
    return effectiveConf;
  }

  @Doc("the effective settings as whole numbers: numbers[\"spark.task.cpus\"]")
  public Lookup<Long> numbers() {
    return new ConfValues.Numbers(effectiveConf);
  }

  @Doc(
      "the effective settings as sizes in Spark's notation; a bare number counts in the key's unit")
  public Lookup<MemorySize> sizes() {
    return new ConfValues.Sizes(effectiveConf);
  }

  @Doc("the effective settings as CPU quantities of Kubernetes")
  public Lookup<CpuQuantity> cpus() {
    return new ConfValues.Cpus(effectiveConf);
  }

  @Doc("the effective settings as times; a bare number counts in the key's unit")
  public Lookup<SparkDuration> durations() {
    return new ConfValues.Durations(effectiveConf);
  }

  @Doc("memoryLimit of a kubeflow application's driver and executor, by role")
  public Lookup<MemorySize> memoryLimits() {
    return new RoleLimits(application);
  }

  @Doc("the pod's field that Kubernetes fills in as a setting's value, such as status.podIP")
  public Lookup<String> podFields() {
    return new ConfValues.PodFields(effectiveConf);
  }

  @Override
  public Object field(String name) {
    return switch (name) {
      case "id" -> id;
      case "kind" -> kind;
      case "mode" -> mode;
      case "streaming" -> streaming;
      case "restartsAlways" -> restartsAlways;
      case "python" -> python;
      case "sparkVersion" -> sparkVersion;
      case "versions" -> versions;
      case "master" -> master;
      case "deployMode" -> deployMode;
      case "localThreads" -> localThreads;
      case "localOnAllProcessors" -> localOnAllProcessors;
      case "executorCores" -> executorCores;
      case "taskCpus" -> taskCpus;
      case "restartPolicy" -> restartPolicy;
      case "operator" -> operator;
      case "scheduled" -> scheduled;
      case "commands" -> commands;
      case "overridden" -> overridden;
      case "missingVariables" -> missingVariables;
      case "danglingReferences" -> danglingReferences;
      case "submitterPermissions" -> submitterPermissions;
      case "missingRights" -> missingRights;
      case "scheduling" -> scheduling;
      case "restartsOnChange" -> restartsOnChange;
      case "executorVersion" -> executorVersion;
      case "javaVersion" -> javaVersion;
      case "executorJavaVersion" -> executorJavaVersion;
      case "removedJvmOptions" -> removedJvmOptions;
      case "driverHost" -> driverHost;
      case "podTemplates" -> podTemplates;
      case "sparkVolumes" -> sparkVolumes;
      case "artifacts" -> artifacts;
      case "bundled" -> bundled;
      case "serviceAccount" -> serviceAccount;
      case "accountDeclared" -> accountDeclared;
      case "tokenMounted" -> tokenMounted;
      case "bindings" -> bindings;
      case "permissions" -> permissions;
      case "services" -> services;
      case "neighbours" -> neighbours;
      case "volumes" -> volumes;
      case "object" -> object;
      case "application" -> application;
      case "dependencies" -> dependencies;
      case "undeclaredMounts" -> undeclaredMounts;
      case "pod" -> pod;
      case "environment" -> environment;
      case "driver" -> driver;
      case "executorPod" -> executorPod;
      case "driverPod" -> driverPod;
      case "onKubernetes" -> onKubernetes();
      case "inPod" -> inPod();
      case "sparkPods" -> sparkPods();
      case "settings" -> settings();
      case "conf" -> conf();
      case "ignoredSettings" -> ignoredSettings;
      case "unknownKeys" -> unknownKeys;
      case "refusedValues" -> refusedValues;
      case "outdatedKeys" -> outdatedKeys;
      case "targetSpark" -> targetSpark;
      case "upgradeChanges" -> upgradeChanges;
      case "memoryLimits" -> memoryLimits();
      case "numbers" -> numbers();
      case "sizes" -> sizes();
      case "cpus" -> cpus();
      case "durations" -> durations();
      case "podFields" -> podFields();
      default -> throw new IllegalArgumentException(name);
    };
  }
}
