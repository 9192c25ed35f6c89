package dev.sparklint.facts;

import dev.sparklint.model.Conf;
import dev.sparklint.model.ConfEntry;
import dev.sparklint.model.ConfigMap;
import dev.sparklint.model.Container;
import dev.sparklint.model.FileModel;
import dev.sparklint.model.OperatorResource;
import dev.sparklint.model.PodWorkload;
import dev.sparklint.model.Problem;
import dev.sparklint.model.SparkApplication;
import dev.sparklint.text.Located;
import dev.sparklint.text.Place;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Joins what files say into what would run. */
public final class WorkloadAssembler {

  /** What stands in several files is told of the same one, however the files came. */
  private static final Comparator<FileModel> BY_PATH =
      new Comparator<>() {
        @Override
        public int compare(FileModel one, FileModel other) {
          return one.path().compareTo(other.path());
        }
      };

  private final List<FileModel> files;
  private final List<FileModel> context;
  private final Set<Object> launched;
  private final Assumptions assumptions;
  // By identity: two files may say the same.
  private final Set<Conf> used = Collections.newSetFromMap(new IdentityHashMap<>());
  private final Set<Place> launching = new HashSet<>();
  private final Set<String> written = new HashSet<>();
  private final List<Workload> workloads = new ArrayList<>();
  private final List<Conf> confs = new ArrayList<>();
  private final List<Credential> credentials = new ArrayList<>();

  private WorkloadAssembler(
      List<FileModel> files,
      List<FileModel> context,
      Set<Object> launched,
      Assumptions assumptions) {
    this.files = files;
    this.context = context;
    this.launched = launched;
    this.assumptions = assumptions;
  }

  /** The facts of one tree, whatever the order in which its files are given. */
  public static Facts assemble(List<FileModel> files, Assumptions assumptions) {
    Set<Object> launched = Collections.newSetFromMap(new IdentityHashMap<>());
    return assemble(files, List.of(), launched, assumptions);
  }

  /**
   * The facts of some files among others.
   *
   * @param files what the facts are about, in any order
   * @param context files that those may refer to
   * @param launched scripts and Dockerfiles that some pod runs, by identity: they are not looked at
   *     by themselves. Those that pods of {@code files} run are added
   */
  public static Facts assemble(
      List<FileModel> files,
      List<FileModel> context,
      Set<Object> launched,
      Assumptions assumptions) {
    List<FileModel> ordered = new ArrayList<>(files);
    ordered.sort(BY_PATH);
    return new WorkloadAssembler(ordered, context, launched, assumptions).assemble();
  }

  private Facts assemble() {
    List<UnreadableFile> unreadable = new ArrayList<>();
    List<FileModel> all = new ArrayList<>(files);
    all.addAll(context);
    all.sort(BY_PATH);
    TreeFiles treeFiles = new TreeFiles(all);
    SparkObjects objects = new SparkObjects(treeFiles);
    for (Launch launch : Launches.of(files, treeFiles, launched)) {
      LaunchedWorkload launched = new LaunchedWorkload(launch, treeFiles, assumptions);
      addOptions(launch.submit().options());
      if (launch.container() != null) {
        launching.add(launch.container().place());
      }
      Workload workload = launched.assemble();
      workloads.add(workload);
      objects.add(workload, launch.path());
      if (launch.pods() != null) {
        objects.add(launch.pods(), workload, launch.path());
      }
      Conf file = launched.propertiesFile();
      if (file != null) {
        used.add(file);
      }
    }
    for (FileModel file : files) {
      for (PodWorkload pods : file.podWorkloads()) {
        addEnvironment(pods, objects, file.path());
      }
      for (SparkApplication application : file.sparkApplications()) {
        addSparkApplication(application, file.path(), treeFiles, objects);
      }
      for (OperatorResource resource : file.operatorResources()) {
        addOperatorResource(resource, file.path(), treeFiles);
        objects.add(resource);
      }
      for (ConfigMap map : file.configMaps()) {
        if (!map.data().isEmpty()) {
          objects.add(map);
        }
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
    for (Workload workload : workloads) {
      addMisspeltCredentials(workload);
    }
    List<Setting> settings = new ArrayList<>();
    List<DuplicateSetting> duplicates = new ArrayList<>();
    for (Conf conf : confs) {
      addSettings(conf, settings, duplicates);
    }
    return new Facts(
        workloads, settings, duplicates, credentials, unreadable, objects.misfits(), List.of());
  }

  /** A secret is one under a misspelt key too. */
  private void addMisspeltCredentials(Workload workload) {
    for (UnknownKey unknown : workload.unknownKeys()) {
      ConfEntry entry = unknown.setting().entry();
      if (SecretNames.isSecret(unknown.nearest()) && !SecretNames.isSecret(entry.name())) {
        credentials.add(new Credential(entry.name(), "setting", entry.value()));
      }
    }
  }

  private void addSettings(Conf conf, List<Setting> settings, List<DuplicateSetting> duplicates) {
    Map<String, ConfEntry> seen = new HashMap<>();
    for (ConfEntry entry : conf.named()) {
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

  /** One script may run in several containers: its settings are written once. */
  private void addOptions(Conf options) {
    List<ConfEntry> fresh = new ArrayList<>();
    for (ConfEntry entry : options.entries()) {
      if (written.add(entry.key().place() + " " + entry.value().place())) {
        fresh.add(entry);
      }
    }
    confs.add(new Conf(options.kind(), options.place(), fresh));
  }

  private void addEnvironment(PodWorkload pods, SparkObjects objects, String path) {
    for (Container container : pods.containers()) {
      addCredentials(container.env());
      if (!launching.contains(container.place()) && StandaloneWorkload.runsIn(container)) {
        Workload workload = StandaloneWorkload.assemble(pods, container, assumptions);
        workloads.add(workload);
        objects.add(pods, workload, path);
      }
    }
  }

  private void addSparkApplication(
      SparkApplication application, String path, TreeFiles treeFiles, SparkObjects objects) {
    confs.add(application.fields());
    confs.addAll(application.maps());
    used.addAll(application.maps());
    addCredentials(application.env());
    Workload workload = KubeflowWorkload.assemble(application, path, treeFiles, assumptions);
    workloads.add(workload);
    objects.add(application, workload, path);
  }

  private void addOperatorResource(OperatorResource resource, String path, TreeFiles treeFiles) {
    confs.addAll(resource.maps());
    used.addAll(resource.maps());
    for (PodWorkload template : resource.podTemplates().values()) {
      for (Container container : template.containers()) {
        addCredentials(container.env());
      }
    }
    workloads.add(
        resource.isApacheApplication()
            ? new ApacheWorkload(resource, path, treeFiles, assumptions).assemble()
            : OperatorWorkload.assemble(resource, assumptions));
  }

  /** Settings that no application here uses: what they say holds, what they leave out is open. */
  private Workload loneSettings(Conf lone) {
    String open = "another file may set it";
    List<Conf> layers = assumptions.layers();
    layers.add(lone);
    EffectiveConf conf = new EffectiveConf(layers, open);
    List<VersionEvidence> versions = SparkVersions.evidence(null, null, null, conf, null);
    Master master = Master.of(conf);
    Effective<String> deployMode = conf.get(SparkKeys.DEPLOY_MODE);
    String mode = master.mode(deployMode);
    return new WorkloadBuilder(mode, conf, open, lone.place())
        .versions(assumptions, versions)
        .master(master, deployMode)
        .executorCores(master.executorCores(mode, conf))
        .build();
  }
}
