package dev.sparklint.facts;

import dev.sparklint.model.ObjectMeta;
import dev.sparklint.text.Place;
import java.util.List;

/**
 * All files of one Spark application, as it would run.
 *
 * @param id {@code Deployment/data/events}; empty for settings that no workload of these files uses
 * @param effectiveConf the settings that hold
 * @param place of the object's name, or of the settings
 */
@Doc("One Spark application as it would run; also settings that no application of these files uses")
public record Workload(
    @Doc("Deployment/data/events; empty for settings that no application of these files uses")
        String id,
    @Doc("kind of the object: Deployment, SparkApplication and so on; Settings for lone settings")
        String kind,
    @Doc("local, client, cluster, operator, standalone or unknown") String mode,
    @Doc("whether something says that this is a streaming application") boolean streaming,
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
    @Doc("restartPolicy.type of a kubeflow SparkApplication; the operator's default is Never")
        Effective<String> restartPolicy,
    @Doc("whether it is a ScheduledSparkApplication") boolean scheduled,
    @Doc("pod templates that the settings name, where the files are among these")
        List<PodTemplate> podTemplates,
    @Doc("the service account of the driver's pod; unset where Spark needs none")
        Effective<String> serviceAccount,
    @Doc("what that account needs to be allowed, in client and cluster mode")
        List<Permission> permissions,
    @Doc("Services that lead to the driver's pod, where a manifest makes it")
        List<DriverService> services,
    @Doc("what else acts on the driver's pod, where a manifest makes it")
        List<Neighbour> neighbours,
    @Doc("volumes of the driver's container, where a manifest makes it")
        List<MountedVolume> volumes,
    @Doc("the driver") Driver driver,
    EffectiveConf effectiveConf,
    Place place)
    implements Fact {

  public Workload {
    versions = List.copyOf(versions);
    podTemplates = List.copyOf(podTemplates);
    permissions = List.copyOf(permissions);
    services = List.copyOf(services);
    neighbours = List.copyOf(neighbours);
    volumes = List.copyOf(volumes);
  }

  static final String LONE_SETTINGS = "Settings";

  /** A workload of which hardly more is known than its mode. */
  static Workload ofMode(
      String mode,
      String reason,
      ObjectMeta meta,
      Assumptions assumptions,
      List<VersionEvidence> versions,
      EffectiveConf conf,
      Place place) {
    return new Workload(
        meta.id(),
        meta.kind(),
        mode,
        StreamingEvidence.inSettings(conf.settings()) || StreamingEvidence.inName(meta.name()),
        new Effective.Unknown<>(reason),
        SparkVersions.best(assumptions, versions),
        versions,
        new Effective.Unknown<>(reason),
        new Effective.Unknown<>(reason),
        new Effective.Unset<>(),
        new Effective.Defaulted<>(false, reason),
        Numbers.orUnknown(conf.get(SparkKeys.EXECUTOR_CORES), reason),
        Numbers.orDefault(conf.get(SparkKeys.TASK_CPUS), 1, "Spark's default"),
        new Effective.Unknown<>(reason),
        false,
        List.of(),
        new Effective.Unknown<>(reason),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        Driver.unknown(reason, place),
        conf,
        meta.place());
  }

  @Doc("the pod of an executor; unknown where there are none, as in local mode")
  public PodSize executorPod() {
    return switch (mode) {
      case "client" -> PodFormula.executor(effectiveConf, sparkVersion, false, python, place);
      case "cluster", "operator" ->
          PodFormula.executor(effectiveConf, sparkVersion, true, python, place);
      default -> PodSize.unknown("mode " + mode + " makes no executor pods", place);
    };
  }

  @Doc("the driver's pod where Spark makes it: in cluster mode and by an operator")
  public PodSize driverPod() {
    return switch (mode) {
      case "cluster", "operator" -> PodFormula.driver(effectiveConf, sparkVersion, python, place);
      default -> PodSize.unknown("in mode " + mode + " Spark does not make it", place);
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

  @Override
  public Object field(String name) {
    return switch (name) {
      case "id" -> id;
      case "kind" -> kind;
      case "mode" -> mode;
      case "streaming" -> streaming;
      case "python" -> python;
      case "sparkVersion" -> sparkVersion;
      case "versions" -> versions;
      case "podTemplates" -> podTemplates;
      case "master" -> master;
      case "deployMode" -> deployMode;
      case "localThreads" -> localThreads;
      case "localOnAllProcessors" -> localOnAllProcessors;
      case "executorCores" -> executorCores;
      case "taskCpus" -> taskCpus;
      case "restartPolicy" -> restartPolicy;
      case "scheduled" -> scheduled;
      case "serviceAccount" -> serviceAccount;
      case "permissions" -> permissions;
      case "services" -> services;
      case "neighbours" -> neighbours;
      case "volumes" -> volumes;
      case "driver" -> driver;
      case "executorPod" -> executorPod();
      case "driverPod" -> driverPod();
      case "settings" -> settings();
      case "conf" -> conf();
      default -> throw new IllegalArgumentException(name);
    };
  }
}
