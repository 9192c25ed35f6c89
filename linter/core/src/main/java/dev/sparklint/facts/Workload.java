package dev.sparklint.facts;

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
    @Doc("local, client, cluster, operator or unknown") String mode,
    @Doc("whether something says that this is a streaming application") boolean streaming,
    @Doc("whether the application is Python; unknown when the program is")
        Effective<Boolean> python,
    @Doc("Spark's version") Effective<String> sparkVersion,
    @Doc("the master URL that holds; local[*] by default") Effective<String> master,
    @Doc("N of local[N]; unset for local[*] and other masters") Effective<Long> localThreads,
    @Doc("whether the master is local[*]: one thread for each processor that the JVM sees")
        Effective<Boolean> localOnAllProcessors,
    @Doc("spark.executor.cores, or the threads of local[N]; 1 by default on Kubernetes")
        Effective<Long> executorCores,
    @Doc("spark.task.cpus; 1 by default") Effective<Long> taskCpus,
    @Doc("restartPolicy.type of a kubeflow SparkApplication; the operator's default is Never")
        Effective<String> restartPolicy,
    @Doc("whether it is a ScheduledSparkApplication") boolean scheduled,
    @Doc("the driver") Driver driver,
    EffectiveConf effectiveConf,
    Place place)
    implements Fact {

  static final String LONE_SETTINGS = "Settings";

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
      case "master" -> master;
      case "localThreads" -> localThreads;
      case "localOnAllProcessors" -> localOnAllProcessors;
      case "executorCores" -> executorCores;
      case "taskCpus" -> taskCpus;
      case "restartPolicy" -> restartPolicy;
      case "scheduled" -> scheduled;
      case "driver" -> driver;
      case "settings" -> settings();
      case "conf" -> conf();
      default -> throw new IllegalArgumentException(name);
    };
  }
}
