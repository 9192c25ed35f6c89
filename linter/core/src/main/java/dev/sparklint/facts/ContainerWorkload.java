package dev.sparklint.facts;

import dev.sparklint.model.Conf;
import dev.sparklint.model.Container;
import dev.sparklint.model.PodWorkload;
import dev.sparklint.model.SubmitCommand;
import dev.sparklint.text.Located;
import dev.sparklint.text.Place;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A container that runs spark-submit, with everything around it. */
final class ContainerWorkload {
  private final PodWorkload pods;
  private final Container container;
  private final SubmitCommand submit;
  private final Assumptions assumptions;
  private final PropertiesMount.Layer properties;
  private final EffectiveConf conf;

  /**
   * Follows the container's command to the settings that hold.
   *
   * @param path of the file that describes the pod
   */
  ContainerWorkload(
      PodWorkload pods,
      Container container,
      SubmitCommand submit,
      String path,
      ConfigMaps configMaps,
      Assumptions assumptions) {
    this.pods = pods;
    this.container = container;
    this.submit = submit;
    this.assumptions = assumptions;
    this.properties = new PropertiesMount(pods, container, submit, configMaps, path).find();
    this.conf = effectiveConf();
  }

  /** The properties file that the submission reads, null when it is not among these files. */
  @Nullable Conf propertiesFile() {
    return properties.conf();
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
        master.executorCores(mode, conf),
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
    List<Conf> layers = assumptions.layers();
    layers.add(submit.options());
    Conf file = properties.conf();
    if (file != null) {
      layers.add(file);
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
