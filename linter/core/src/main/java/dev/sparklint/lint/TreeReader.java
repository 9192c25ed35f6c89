package dev.sparklint.lint;

import dev.sparklint.discover.Anchors;
import dev.sparklint.discover.Catalogues;
import dev.sparklint.discover.InputKind;
import dev.sparklint.discover.WordSet;
import dev.sparklint.findings.Note;
import dev.sparklint.model.Conf;
import dev.sparklint.model.ConfEntry;
import dev.sparklint.model.Container;
import dev.sparklint.model.FileModel;
import dev.sparklint.model.ObjectMeta;
import dev.sparklint.model.OperatorResource;
import dev.sparklint.model.PodWorkload;
import dev.sparklint.model.Problem;
import dev.sparklint.model.RoleBinding;
import dev.sparklint.model.SparkApplication;
import dev.sparklint.model.Volume;
import dev.sparklint.quantity.MemorySize;
import dev.sparklint.read.FileReader;
import dev.sparklint.render.RenderRequest;
import dev.sparklint.render.Rendered;
import dev.sparklint.render.Renderer;
import dev.sparklint.render.Rendering;
import dev.sparklint.source.NotRegularFileException;
import dev.sparklint.source.Source;
import dev.sparklint.text.Place;
import dev.sparklint.text.ReadProblem;
import dev.sparklint.text.Span;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Reads a tree in steps: files that speak of Spark, then what may run their scripts, then files
 * that those refer to. A Deployment or a ConfigMap may say nothing of Spark and still decide.
 */
final class TreeReader {

  /** Settings, comments and the like; the largest configurations have some hundreds. */
  private static final int MOST_IN_FILE = 10_000;

  private static final String TOO_FULL =
      "the file holds more than " + MOST_IN_FILE + " settings and the like";

  /** What fits some hundred MiB, with all that follows from it. */
  private static final int MOST_IN_TREE = 200_000;

  /** Kinds that select all pods of a namespace, or bind a group that is called after it. */
  private static final List<String> FOR_ALL =
      List.of("NetworkPolicy", "PodDisruptionBudget", "RoleBinding");

  /** Bytes of files that may be asked for once more. */
  private static final int MOST_HELD = 16 << 20;

  /** So many files take longer than starting a thread. */
  private static final int WORTH_A_THREAD = 50;

  /** Pods name accounts, bindings of accounts name roles. */
  private static final int MOST_ROUNDS = 3;

  private static final String DRIVER_ACCOUNT =
      "spark.kubernetes.authenticate.driver.serviceAccountName";

  private final Source source;
  private final LintOptions options;
  private final ModelReader reader;
  private final List<FileModel> files = new ArrayList<>();
  private final List<Note> notes = new ArrayList<>();
  private final List<RenderedModels> rendered = new ArrayList<>();
  private final Set<String> patched = new TreeSet<>();
  private final List<String> runners = new ArrayList<>();
  private final List<String> neighbours = new ArrayList<>();
  private final Map<String, byte[]> held = new ConcurrentHashMap<>();
  private final AtomicInteger heldBytes = new AtomicInteger();

  /** The sizes of all models read in the first look, so as not to hold more than may be kept. */
  private final AtomicLong looked = new AtomicLong();

  private int sparkFiles;
  private int size;

  TreeReader(Source source, LintOptions options, ModelReader reader) {
    this.source = source;
    this.options = options;
    this.reader = reader;
  }

  /**
   * What a tree yields.
   *
   * @param files those that are read as they are
   * @param rendered what became of charts and kustomizations, once for each way to render them
   * @param broken files of charts that could not be rendered, or not in every way, each with the
   *     folder of its chart: a comment in them may suppress what nobody saw
   * @param sparkFiles how many of the files speak of Spark and could be looked into
   */
  record Tree(
      List<FileModel> files,
      List<RenderedModels> rendered,
      Map<String, String> broken,
      int sparkFiles,
      List<Note> notes) {

    /** Whether two files belong to one chart that could not be rendered in every way. */
    boolean shareBrokenChart(String one, String other) {
      String chart = broken.get(one);
      return chart != null && chart.equals(broken.get(other));
    }
  }

  /** One rendering, read. */
  record RenderedModels(Rendering rendering, List<FileModel> files) {}

  Tree read() {
    Source.Listing listing = source.list();
    notes.addAll(listing.notes());
    List<Source.Entry> wanted = wanted(listing);
    Renderables renderables =
        options.renderer() == Renderer.NONE ? Renderables.NONE : Renderables.of(wanted, source);
    Rendered result = render(renderables, wanted);
    patched.addAll(result.patched());
    List<Source.Entry> plain = new ArrayList<>(wanted.size());
    for (Source.Entry file : wanted) {
      if (result.covered().contains(file.path()) || renderables.isTemplate(file.path())) {
        addComments(file);
      } else {
        plain.add(file);
      }
    }
    for (Look look : Parallel.map(plain, WORTH_A_THREAD, this::look)) {
      take(look);
    }
    readTemplates();
    readRunners();
    readNeighbours();
    Map<String, String> broken = broken(result.problems(), renderables, wanted);
    return new Tree(files, rendered, broken, sparkFiles, notes);
  }

  /** The files of charts that have a problem, each with its chart. */
  private static Map<String, String> broken(
      List<Problem> problems, Renderables renderables, List<Source.Entry> wanted) {
    Set<String> charts = new HashSet<>();
    for (Problem problem : problems) {
      String chart = renderables.chartOf(problem.place().path());
      if (chart != null) {
        charts.add(chart);
      }
    }
    Map<String, String> broken = new HashMap<>();
    if (!charts.isEmpty()) {
      for (Source.Entry file : wanted) {
        String chart = renderables.chartOf(file.path());
        if (chart != null && charts.contains(chart)) {
          broken.put(file.path(), chart);
        }
      }
    }
    return broken;
  }

  private List<Source.Entry> wanted(Source.Listing listing) {
    List<Predicate<String>> include = matchers(options.config().include());
    List<Predicate<String>> exclude = matchers(options.config().exclude());
    List<Source.Entry> wanted = new ArrayList<>(listing.files().size());
    for (Source.Entry file : listing.files()) {
      boolean included =
          (include.isEmpty() || any(include, file.path())) && !any(exclude, file.path());
      if (file.named() || (included && InputKind.isCandidate(file.path()))) {
        wanted.add(file);
      }
    }
    return wanted;
  }

  /** Renders what has to be, and reads what comes out. */
  private Rendered render(Renderables renderables, List<Source.Entry> wanted) {
    if (renderables.isEmpty()) {
      return Rendered.NOTHING;
    }
    RenderRequest request = renderables.request(wanted, options.config().charts());
    Rendered result = options.renderer().render(source, request);
    notes.addAll(result.notes());
    for (Problem problem : result.problems()) {
      files.add(FileModel.ofProblem(problem.place().path(), problem));
    }
    Set<String> speaking = new TreeSet<>();
    for (Rendering rendering : result.renderings()) {
      List<FileModel> models = new ArrayList<>();
      for (Rendering.RenderedFile file : rendering.files()) {
        FileModel model = FileReader.readRendered(file.path(), file.text());
        if (isSmallEnough(model)) {
          models.add(model);
          if (Anchors.in(file.text().getBytes(StandardCharsets.UTF_8))) {
            speaking.add(file.path());
          }
        }
      }
      rendered.add(new RenderedModels(rendering, models));
    }
    sparkFiles += speaking.size();
    for (String path : result.covered()) {
      byte[] bytes = bytes(new Source.Entry(path, false));
      sparkFiles += bytes != null && Anchors.in(bytes) ? 1 : 0;
    }
    return result;
  }

  /** What people say to sparklint in a template or a values file counts where they say it. */
  private void addComments(Source.Entry file) {
    byte[] bytes = bytes(file);
    if (bytes != null && bytes.length <= options.maxBytes()) {
      FileModel comments = FileReader.readComments(file.path(), bytes);
      if (!comments.suppressions().isEmpty()) {
        files.add(comments);
      }
    }
  }

  /** All models, in whatever way they were come by. */
  private List<FileModel> all() {
    List<FileModel> all = new ArrayList<>(files);
    for (RenderedModels models : rendered) {
      all.addAll(models.files());
    }
    return all;
  }

  /** What a first look into a file shows. */
  private enum Sight {
    /** It speaks of Spark, or somebody named it. */
    READ,
    /** It does not speak of Spark, and is read because everything is. */
    READ_ALL_THE_SAME,
    TOO_LARGE,
    /** It holds more than any configuration. */
    TOO_FULL,
    /** It and others are so much that it was put aside; to be read when its turn comes. */
    LATER,
    /** It may run a script that starts Spark. */
    RUNNER,
    /** It may be referred to by what is Spark's. */
    NEIGHBOUR,
    NOTHING,
    UNREADABLE
  }

  /**
   * One file, looked into by itself.
   *
   * @param anchored whether it speaks of Spark
   */
  private record Look(
      Source.Entry file,
      Sight sight,
      boolean anchored,
      @Nullable FileModel model,
      @Nullable IOException failure) {

    static Look of(Source.Entry file, Sight sight) {
      return new Look(file, sight, false, null, null);
    }

    static Look of(Source.Entry file, Sight sight, boolean anchored, FileModel model) {
      return new Look(file, sight, anchored, model, null);
    }
  }

  /** Changes nothing of this reader but what is held: several files are looked into at once. */
  private Look look(Source.Entry file) {
    byte[] bytes;
    try {
      bytes = source.read(file.path(), options.maxBytes() + 1);
    } catch (IOException failure) {
      return new Look(file, Sight.UNREADABLE, false, null, failure);
    }
    boolean anchored = Anchors.in(bytes) && (file.named() || !Catalogues.is(bytes));
    if (bytes.length > options.maxBytes()) {
      return Look.of(file, anchored || file.named() ? Sight.TOO_LARGE : Sight.NOTHING);
    }
    if (anchored || file.named()) {
      return held(file, Sight.READ, anchored, read(file, bytes));
    }
    if (options.parseEverything()) {
      FileModel model = reader.read(file.path(), bytes, false).withoutProblems();
      return held(file, Sight.READ_ALL_THE_SAME, false, model);
    }
    if (Anchors.mentions(bytes, "containers:") || InputKind.isDockerfile(file.path())) {
      hold(file.path(), bytes);
      return Look.of(file, Sight.RUNNER);
    }
    if (!Anchors.hasKind(bytes)) {
      return Look.of(file, Sight.NOTHING);
    }
    hold(file.path(), bytes);
    return Look.of(file, Sight.NEIGHBOUR);
  }

  private FileModel read(Source.Entry file, byte[] bytes) {
    return reader.read(file.path(), bytes, patched.contains(file.path()));
  }

  /** What was read, unless all that is held would be too much: then it is read once more. */
  private Look held(Source.Entry file, Sight sight, boolean anchored, FileModel model) {
    if (model.size() > MOST_IN_FILE) {
      return Look.of(file, Sight.TOO_FULL);
    }
    boolean fits = looked.addAndGet(model.size()) <= MOST_IN_TREE;
    return fits || sight == Sight.READ_ALL_THE_SAME
        ? Look.of(file, sight, anchored, model)
        : new Look(file, Sight.LATER, anchored, null, null);
  }

  private void take(Look look) {
    String path = look.file().path();
    FileModel model = look.model();
    switch (look.sight()) {
      case READ, READ_ALL_THE_SAME -> {
        if (model != null) {
          takeModel(model, look.anchored());
        }
      }
      case LATER -> {
        byte[] bytes = bytes(look.file());
        if (bytes != null) {
          takeModel(read(look.file(), bytes), look.anchored());
        }
      }
      case TOO_FULL -> addProblem(ReadProblem.FILE_TOO_LARGE, TOO_FULL, path);
      case TOO_LARGE ->
          addProblem(
              ReadProblem.FILE_TOO_LARGE,
              "the file is larger than "
                  + new MemorySize(options.maxBytes())
                  + ", which no configuration is",
              path);
      case RUNNER -> runners.add(path);
      case NEIGHBOUR -> neighbours.add(path);
      case UNREADABLE -> addFailure(look.file(), look.failure());
      case NOTHING -> {}
    }
  }

  /** Pod templates that a setting or an option names. */
  private void readTemplates() {
    Set<String> names = new TreeSet<>();
    for (FileModel file : all()) {
      file.addPodTemplates(names);
    }
    for (int i = runners.size() - 1; i >= 0 && !names.isEmpty(); i--) {
      String path = runners.get(i);
      byte[] bytes =
          names.contains(path.substring(path.lastIndexOf('/') + 1))
              ? bytes(new Source.Entry(path, false))
              : null;
      if (bytes != null && bytes.length <= options.maxBytes()) {
        add(reader.read(path, bytes, false).withoutProblems());
        runners.remove(i);
      }
    }
  }

  /**
   * Images and pods that run a script of this tree, or say in some other way that they are Spark's.
   */
  private void readRunners() {
    Set<String> names = scriptNames();
    WordSet words = new WordSet(names);
    for (String path : runners) {
      byte[] bytes = bytes(new Source.Entry(path, false));
      if (bytes == null || bytes.length > options.maxBytes()) {
        continue;
      }
      boolean asked = !names.isEmpty() || InputKind.isDockerfile(path);
      boolean runs =
          asked
              && ((!names.isEmpty() && words.anyIn(bytes))
                  || Anchors.mentions(bytes, "SPARK_")
                  || Anchors.mentions(bytes, "spark"));
      if (runs) {
        add(reader.read(path, bytes, false).withoutProblems());
      } else if (Anchors.hasKind(bytes)) {
        neighbours.add(path);
      }
    }
  }

  /**
   * Names of the scripts that start Spark; of Dockerfiles that do, so that their pods are found.
   */
  private Set<String> scriptNames() {
    Set<String> names = new TreeSet<>();
    for (FileModel file : files) {
      boolean starts = !file.scripts().isEmpty() || !file.dockerfiles().isEmpty();
      if (starts) {
        names.add(file.path().substring(file.path().lastIndexOf('/') + 1));
      }
    }
    return names;
  }

  /** Reads what pods refer to, then what that refers to: a binding names its role. */
  private void readNeighbours() {
    List<String> open = neighbours;
    Set<String> asked = new TreeSet<>();
    for (int round = 0; round < MOST_ROUNDS && !open.isEmpty(); round++) {
      Set<String> namespaces = new TreeSet<>();
      Set<String> names = referredNames(namespaces);
      names.removeAll(asked);
      asked.addAll(names);
      open =
          names.isEmpty()
              ? List.of()
              : readMentioning(open, new WordSet(names), new WordSet(namespaces));
    }
  }

  /** Gives the paths of files that mention none of the names. */
  private List<String> readMentioning(List<String> paths, WordSet names, WordSet namespaces) {
    List<String> rest = new ArrayList<>();
    for (String path : paths) {
      byte[] bytes = bytes(new Source.Entry(path, false));
      if (bytes != null
          && bytes.length <= options.maxBytes()
          && (names.anyIn(bytes) || (isForAll(bytes) && namespaces.anyIn(bytes)))) {
        add(reader.read(path, bytes, false).withoutProblems());
      } else {
        rest.add(path);
      }
    }
    return rest;
  }

  /** Whether an object may be about everything in its namespace, without a name or label of it. */
  private static boolean isForAll(byte[] bytes) {
    for (String kind : FOR_ALL) {
      if (Anchors.mentions(bytes, kind)) {
        return true;
      }
    }
    return false;
  }

  /**
   * What is referred to by name.
   *
   * @param namespaces takes those in which something of Spark's is
   */
  private Set<String> referredNames(Set<String> namespaces) {
    Set<String> names = new TreeSet<>();
    for (FileModel file : all()) {
      for (PodWorkload pods : file.podWorkloads()) {
        addNames(pods, names, namespaces);
      }
      for (SparkApplication application : file.sparkApplications()) {
        addNames(application.meta(), names, namespaces);
        addAccounts(List.of(application.fields()), names);
        addAccounts(application.maps(), names);
      }
      for (OperatorResource resource : file.operatorResources()) {
        addNames(resource.meta(), names, namespaces);
        addAccounts(resource.maps(), names);
        for (PodWorkload template : resource.podTemplates().values()) {
          addNames(template, names, namespaces);
        }
      }
      for (RoleBinding binding : file.neighbours().roleBindings()) {
        names.add(binding.roleName());
      }
    }
    return names;
  }

  /** The accounts that an operator gives to the driver. */
  private static void addAccounts(List<Conf> confs, Set<String> names) {
    for (Conf conf : confs) {
      for (ConfEntry entry : conf.entries()) {
        if (entry.name().equals(DRIVER_ACCOUNT)) {
          names.add(entry.value().value());
        }
      }
    }
  }

  private static void addNames(ObjectMeta meta, Set<String> names, Set<String> namespaces) {
    names.add(meta.name());
    if (!meta.namespace().isEmpty()) {
      namespaces.add(meta.namespace());
    }
  }

  private static void addNames(PodWorkload pods, Set<String> names, Set<String> namespaces) {
    for (PodWorkload.ConfigMapVolume volume : pods.configMapVolumes().values()) {
      names.add(volume.configMap());
    }
    for (Container container : pods.containers()) {
      addEnvironment(container, names);
    }
    if (pods.serviceAccountName() != null) {
      names.add(pods.serviceAccountName().value());
    }
    names.addAll(pods.labels().values());
    addNames(pods.meta(), names, namespaces);
    for (Volume volume : pods.volumes()) {
      names.add(volume.source());
    }
  }

  private static void addEnvironment(Container container, Set<String> names) {
    for (Container.EnvSource source : container.envFrom()) {
      names.add(source.configMap());
    }
    for (Container.EnvironmentVariable variable : container.env()) {
      if (variable.configMapKey() != null) {
        names.add(variable.configMapKey().configMap());
      }
    }
  }

  /** Adds what a file yields, unless it is more than any configuration holds. */
  private boolean add(FileModel model) {
    if (!isSmallEnough(model)) {
      return false;
    }
    files.add(model);
    notes.addAll(model.notes());
    return true;
  }

  private boolean isSmallEnough(FileModel model) {
    int fileSize = model.size();
    if (fileSize > MOST_IN_FILE || fileSize > MOST_IN_TREE - size) {
      String most =
          fileSize > MOST_IN_FILE
              ? TOO_FULL
              : "this and the files before it hold more than " + MOST_IN_TREE + " settings";
      addProblem(ReadProblem.FILE_TOO_LARGE, most, model.path());
      return false;
    }
    size += fileSize;
    return true;
  }

  /** Keeps what is asked for again soon, as long as it is not much; any thread may. */
  private void hold(String path, byte[] bytes) {
    if (heldBytes.addAndGet(bytes.length) <= MOST_HELD) {
      held.put(path, bytes);
    }
  }

  private void takeModel(FileModel model, boolean anchored) {
    boolean read = add(model) && !model.setAside();
    sparkFiles += anchored && read ? 1 : 0;
  }

  private byte @Nullable [] bytes(Source.Entry file) {
    byte[] known = held.get(file.path());
    if (known != null) {
      return known;
    }
    try {
      return source.read(file.path(), options.maxBytes() + 1);
    } catch (IOException failure) {
      addFailure(file, failure);
      return null;
    }
  }

  private void addFailure(Source.Entry file, @Nullable IOException failure) {
    boolean missing = failure instanceof NoSuchFileException;
    String reason =
        missing
            ? file.named() ? "there is no such file or folder" : "vanished while it was read"
            : reason(failure);
    if (file.named()) {
      addProblem("file-not-readable", reason, file.path());
    } else {
      notes.add(new Note(file.path(), reason));
    }
  }

  private static String reason(@Nullable IOException unreadable) {
    if (unreadable instanceof AccessDeniedException) {
      return "no permission to read it";
    }
    return unreadable instanceof NotRegularFileException
        ? "it is a pipe, a device or the like, and no file"
        : "it cannot be read";
  }

  private void addProblem(String rule, String message, String path) {
    Problem problem = new Problem(rule, message, new Place(path, Span.at(1, 1)));
    files.add(FileModel.ofProblem(path, problem));
  }

  private List<Predicate<String>> matchers(List<String> globs) {
    List<Predicate<String>> matchers = new ArrayList<>(globs.size());
    for (String glob : globs) {
      matchers.add(options.matchers().matcher(glob));
    }
    return matchers;
  }

  private static boolean any(List<Predicate<String>> matchers, String path) {
    for (Predicate<String> matcher : matchers) {
      if (matcher.test(path)) {
        return true;
      }
    }
    return false;
  }
}
