package dev.sparklint.facts;

import dev.sparklint.command.Piece;
import dev.sparklint.model.Conf;
import dev.sparklint.model.ConfEntry;
import dev.sparklint.model.Container;
import dev.sparklint.model.Fields;
import dev.sparklint.model.PodWorkload;
import dev.sparklint.text.Located;
import dev.sparklint.text.Place;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A start of Spark with everything around it. */
final class LaunchedWorkload {

  private static final int HASH_LENGTH = 10;
  private static final String HASH_CHARACTERS = "2456789bcdfghkmt";

  private final TreeFiles files;
  private final Launch launch;
  private final SubmitCommand submit;
  private final Assumptions assumptions;
  private final PropertiesFile properties;
  private final EffectiveConf given;
  private final EffectiveConf conf;

  LaunchedWorkload(Launch launch, TreeFiles files, Assumptions assumptions) {
    this.files = files;
    this.launch = launch;
    this.submit = launch.submit();
    this.assumptions = assumptions;
    this.properties = PropertiesFile.of(launch, files);
    this.given = effectiveConf(submit.options());
    Conf fewer = handedOn();
    this.conf = fewer == null ? given : effectiveConf(fewer);
  }

  /**
   * Options that SparkSubmit hands on, null for all: on Kubernetes, 2.4 forgets about
   * --num-executors.
   */
  private @Nullable Conf handedOn() {
    Conf all = submit.options();
    Effective<String> version = SparkVersions.best(assumptions, versions(given));
    if (SparkRelease.mayBeAtLeast(version, 3, 0)) {
      return null;
    }
    List<ConfEntry> handedOn = new ArrayList<>();
    for (ConfEntry entry : all.entries()) {
      if (!entry.field().equals("--num-executors")) {
        handedOn.add(entry);
      }
    }
    return new Conf(all.kind(), all.place(), handedOn);
  }

  /** The properties file that the submission reads, null when it is not among these files. */
  @Nullable Conf propertiesFile() {
    return properties.conf();
  }

  Workload assemble() {
    Master master = master();
    Effective<String> deployMode = deployMode();
    String mode = master.mode(deployMode);
    Effective<Language> language = language();
    List<VersionEvidence> versions = versions(conf);
    Effective<String> version = SparkVersions.best(assumptions, versions);
    Effective<String> refusal =
        SubmitChecks.refusal(new LauncherSettings(given, submit.options()), version);
    DriverAccount account = account(mode);
    Container container = launch.container();
    WorkloadBuilder builder =
        new WorkloadBuilder(mode, conf, "the mode is not known", launch.meta().place())
            .object(launch.meta(), ObjectFields.unknown("no manifest here runs it"))
            .id(launch.id())
            .streaming(streaming())
            .language(language)
            .versions(assumptions, versions)
            .master(master, deployMode)
            .executorCores(master.executorCores(mode, conf))
            .restartPolicy(new Effective.Unset<>())
            .podTemplates(PodTemplate.of(conf, files, launch.path()), files.neighbourhood())
            .command(Submission.of(launch, properties, files, refusal), missingVariables())
            .environment(
                launch.environment().texts(),
                container == null ? List.of() : EnvReference.of(container))
            .account(
                account.name(), account.bindings(files), account.permissions(version, conf, files))
            .driver(driver(mode, language, version), DriverHost.of(conf, launch, files));
    if (!mode.equals("cluster")) {
      builder.driverJava(
          JavaVersions.of(
              container == null ? null : container.image(),
              launch.image() == null ? null : launch.image().from()));
    }
    if (launch.pods() != null && container != null) {
      addPod(builder, launch.pods(), container, mode, version);
    }
    return builder.build();
  }

  private void addPod(
      WorkloadBuilder builder,
      PodWorkload pods,
      Container container,
      String mode,
      Effective<String> version) {
    builder
        .object(launch.meta(), new ObjectFields(pods.object()))
        .id(launch.id())
        .pod(
            new ObjectFields(pods.template()),
            MountedVolume.of(pods, container),
            DriverService.of(files.neighbourhood(), pods, launch.path()),
            Neighbour.of(files.neighbourhood(), pods, launch.path()));
    builder.scheduling(scheduling(pods), restartsOnChange(pods));
    Located<String> named = pods.serviceAccountName();
    String account = named == null ? "default" : Placeholders.effective(named).orNull();
    if (account != null && mode.equals("client")) {
      AccountToken token = new AccountToken(files.neighbourhood(), pods, launch.path());
      builder.token(token.declared(account), token.mounted(account));
    }
    if (account != null && mode.equals("cluster")) {
      Effective<String> submitter = new Effective.Defaulted<>(account, "the submitting pod's");
      DriverAccount rights = new DriverAccount(submitter, pods.meta().namespace(), launch.path());
      builder.submitter(rights.submission(version, conf, named, files));
    }
  }

  private static List<Effective<String>> scheduling(PodWorkload pods) {
    List<Effective<String>> keys = new ArrayList<>();
    for (Fields toleration : pods.template().items("spec.tolerations")) {
      Located<String> key = toleration.get("key");
      if (key != null) {
        keys.add(Placeholders.effective(key));
      }
    }
    for (Located<String> key : pods.template().keys("spec.nodeSelector")) {
      Located<String> value = pods.template().get("spec.nodeSelector." + key.value());
      String text = key.value() + "=" + (value == null ? "" : value.value());
      keys.add(Placeholders.effective(new Located<>(text, key.place())));
    }
    return keys;
  }

  /** Checksums of charts, controllers that watch ConfigMaps, and names that change with these. */
  private static Effective<Boolean> restartsOnChange(PodWorkload pods) {
    List<Located<String>> names = new ArrayList<>();
    names.addAll(pods.template().keys("metadata.annotations"));
    names.addAll(pods.object().keys("metadata.annotations"));
    for (Located<String> name : names) {
      String key = name.value();
      if (key.contains("checksum") || key.contains("hash") || key.contains("reload")) {
        return new Effective.Written<>(true, name.place());
      }
    }
    for (PodWorkload.ConfigMapVolume volume : pods.configMapVolumes().values()) {
      if (isHashed(volume.configMap())) {
        return new Effective.Defaulted<>(true, "the ConfigMap is named after its content");
      }
    }
    return new Effective.Defaulted<>(false, "no annotation says so");
  }

  /** Whether kustomize has put a hash behind a name: ten of its letters and digits. */
  private static boolean isHashed(String name) {
    int start = name.length() - HASH_LENGTH;
    boolean hashed = start > 0 && name.charAt(start - 1) == '-';
    for (int i = Math.max(0, start); i < name.length() && hashed; i++) {
      hashed = HASH_CHARACTERS.indexOf(name.charAt(i)) >= 0;
    }
    return hashed;
  }

  /** Variables that the command uses and its container does not define. */
  private List<MissingVariable> missingVariables() {
    List<MissingVariable> missing = new ArrayList<>();
    if (launch.container() == null || launch.environment().open() != null) {
      return missing;
    }
    for (ConfEntry entry : submit.options().entries()) {
      if (entry.open() instanceof Piece.Variable variable && !isAlwaysThere(variable)) {
        boolean whole = variable.written().equals(entry.value().value());
        missing.add(
            new MissingVariable(
                variable.name(),
                entry.name(),
                whole,
                launch.image() != null,
                entry.value().place()));
      }
    }
    return missing;
  }

  /** Whose rights the driver has: its pod's, or those of the account that Spark gives its pod. */
  private DriverAccount account(String mode) {
    PodWorkload pods = launch.pods();
    String own = pods == null ? "" : pods.meta().namespace();
    return switch (mode) {
      case "client" -> {
        Located<String> named = pods == null ? null : pods.serviceAccountName();
        Effective<String> account =
            named != null
                ? Placeholders.effective(named)
                : pods == null
                    ? new Effective.Unknown<>("no manifest here runs it")
                    : new Effective.Defaulted<>("default", "the pod names none");
        yield new DriverAccount(account, own, launch.path());
      }
      case "cluster" -> {
        String namespace = conf.get(SparkKeys.NAMESPACE).orNull();
        yield new DriverAccount(
            conf.get(SparkKeys.DRIVER_ACCOUNT), namespace == null ? "" : namespace, launch.path());
      }
      case "local" -> DriverAccount.NONE;
      default ->
          new DriverAccount(new Effective.Unknown<>("the mode is not known"), own, launch.path());
    };
  }

  private Master master() {
    Master named = Master.of(conf);
    if (!(named.text() instanceof Effective.Unset<String>)) {
      return named;
    }
    Effective<String> environment = launch.environment().text("MASTER");
    return Master.of(
        environment instanceof Effective.Unset<String>
            ? new Effective.Defaulted<>("local[*]", "Spark's default master")
            : environment);
  }

  /** Whoever runs a script by hand may have defaults of their own, but hardly for this. */
  private Effective<String> deployMode() {
    Effective<String> named = conf.get(SparkKeys.DEPLOY_MODE);
    if (named instanceof Effective.Unset<String>) {
      named = launch.environment().text("DEPLOY_MODE");
    }
    boolean open = conf.winner(SparkKeys.DEPLOY_MODE) == null && launch.container() == null;
    boolean plain = open && submit.propertiesFile() == null && submit.opaque() == null;
    return plain || named instanceof Effective.Unset<String>
        ? new Effective.Defaulted<>("client", "Spark's default deploy mode")
        : named;
  }

  /** Variables that every container or image of Spark has. */
  private static boolean isAlwaysThere(Piece.Variable variable) {
    return switch (variable.name()) {
      case "HOSTNAME",
          "HOME",
          "PATH",
          "PWD",
          "USER",
          "SPARK_HOME",
          "JAVA_HOME",
          "PYTHONPATH",
          "SPARK_VERSION",
          "HADOOP_HOME" ->
          true;
      default ->
          variable.name().startsWith("KUBERNETES_")
              || variable.operator() != Piece.Operator.NONE
              || !Character.isJavaIdentifierStart(variable.name().charAt(0));
    };
  }

  private Driver driver(String mode, Effective<Language> language, Effective<String> version) {
    Container container = launch.container();
    Place place = container == null ? submit.program().place() : container.place();
    if (!mode.equals("local") && !mode.equals("client")) {
      String reason =
          mode.equals("cluster") ? "Spark makes the driver's pod" : "the master is not known";
      return Driver.unknown(reason, place);
    }
    LauncherSettings launcher = new LauncherSettings(conf, submit.options());
    DriverMemory memory = new DriverMemory(conf, launcher, launch.environment().text("SPARK_MEM"));
    return new Driver(
        memory.heap(),
        memory.overhead(language),
        mode.equals("local") ? memory.offHeap() : DriverMemory.NO_OFF_HEAP,
        launcher.get("spark.driver.extraClassPath"),
        processorCountFixed(launcher, version),
        podContainer(container, place),
        place);
  }

  private PodContainer podContainer(@Nullable Container container, Place place) {
    if (container == null) {
      return PodContainer.unknown("no manifest here runs it", place);
    }
    return launch.meta().kind().equals("ComposeService")
        ? PodContainer.unknown("Compose limits it in its own way", place)
        : PodContainer.of(container);
  }

  private EffectiveConf effectiveConf(Conf options) {
    List<Conf> layers = assumptions.layers();
    layers.add(options);
    Conf file = properties.conf();
    if (file != null) {
      layers.add(file);
    }
    if (submit.loadsDefaults() && submit.propertiesFile() != null) {
      Conf defaults = PropertiesFile.defaults(launch, files).conf();
      layers.addAll(defaults == null ? List.of() : List.of(defaults));
    }
    SubmitEnvironment environment =
        SubmitEnvironment.of(launch.environment(), submit.program().place());
    layers.add(environment.conf());
    Located<String> opaque = submit.opaque();
    String open = opaque != null ? opaque.value() + " may set it" : properties.openReason();
    return new EffectiveConf(layers, open, launch.environment(), environment.open());
  }

  private List<VersionEvidence> versions(EffectiveConf settings) {
    Container container = launch.container();
    return SparkVersions.evidence(
        null,
        container == null ? null : container.image(),
        launch.image() == null ? null : launch.image().from(),
        settings,
        submit.primaryResource());
  }

  /** By the program's file; Python files beside a program that is not known say Python too. */
  private Effective<Language> language() {
    Located<String> program = submit.primaryResource();
    if (program != null && Placeholders.find(program.value()).isEmpty()) {
      return new Effective.Written<>(Language.ofFile(program.value()), program.place());
    }
    return conf.get("spark.submit.pyFiles") instanceof Effective.Written<String>
        ? new Effective.Defaulted<>(Language.PYTHON, "--py-files")
        : new Effective.Unknown<>("the program is not known");
  }

  private boolean streaming() {
    return StreamingEvidence.inSettings(conf.settings())
        || StreamingEvidence.inName(launch.meta().name())
        || StreamingEvidence.inName(submit.mainClass())
        || StreamingEvidence.inName(submit.primaryResource())
        || StreamingEvidence.inWords(submit.arguments());
  }

  private Effective<Boolean> processorCountFixed(
      LauncherSettings launcher, Effective<String> version) {
    String flag = "-XX:ActiveProcessorCount";
    boolean open = false;
    List<Effective<String>> sources =
        List.of(
            launcher.get(SparkKeys.DRIVER_JAVA_OPTIONS),
            SparkRelease.mayBeAtLeast(version, 3, 0)
                ? launcher.get(SparkKeys.DRIVER_DEFAULT_JAVA_OPTIONS)
                : new Effective.Unset<>(),
            launch.environment().text("JAVA_TOOL_OPTIONS"),
            launch.environment().text("JDK_JAVA_OPTIONS"),
            launch.environment().text("SPARK_SUBMIT_OPTS"));
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
