package dev.sparklint.read;

import dev.sparklint.command.Command;
import dev.sparklint.discover.InputKind;
import dev.sparklint.discover.Templates;
import dev.sparklint.findings.Note;
import dev.sparklint.model.Conf;
import dev.sparklint.model.ConfEntry;
import dev.sparklint.model.ConfigMap;
import dev.sparklint.model.Dockerfile;
import dev.sparklint.model.FileModel;
import dev.sparklint.model.Neighbours;
import dev.sparklint.model.OperatorResource;
import dev.sparklint.model.PodWorkload;
import dev.sparklint.model.Problem;
import dev.sparklint.model.Script;
import dev.sparklint.model.SparkApplication;
import dev.sparklint.model.Suppression;
import dev.sparklint.read.shell.ScriptReader;
import dev.sparklint.read.yaml.YamlDocument;
import dev.sparklint.read.yaml.YamlReader;
import dev.sparklint.read.yaml.YamlText;
import dev.sparklint.text.DecodedText;
import dev.sparklint.text.Place;
import dev.sparklint.text.ReadProblem;
import dev.sparklint.text.SourceText;
import dev.sparklint.text.Span;
import dev.sparklint.text.TextDecoder;
import dev.sparklint.text.Unfilled;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;

/** Reads one file, whatever it is. Never throws: what cannot be read is a problem of the model. */
public final class FileReader {

  private final String path;
  private final SourceText source;
  private final List<Conf> confs = new ArrayList<>();
  private final List<ConfigMap> configMaps = new ArrayList<>();
  private final List<PodWorkload> podWorkloads = new ArrayList<>();
  private final List<SparkApplication> sparkApplications = new ArrayList<>();
  private final List<OperatorResource> operatorResources = new ArrayList<>();
  private Neighbours neighbours = Neighbours.NONE;
  private final List<Script> scripts = new ArrayList<>();
  private final List<Dockerfile> dockerfiles = new ArrayList<>();
  private final List<Problem> problems = new ArrayList<>();
  private final List<Note> notes = new ArrayList<>();
  private boolean patched;

  private FileReader(String path, SourceText source) {
    this.path = path;
    this.source = source;
  }

  /** What the file yields. */
  public static FileModel read(String path, byte[] bytes) {
    return read(path, bytes, false);
  }

  /**
   * What the file yields.
   *
   * @param patched whether something that is not seen may add to its objects
   */
  public static FileModel read(String path, byte[] bytes, boolean patched) {
    DecodedText decoded = TextDecoder.decode(bytes);
    String problem = decoded.problem();
    if (problem != null) {
      return FileModel.ofProblem(
          path, problem(path, ReadProblem.FILE_NOT_READABLE, problem, decoded.place()));
    }
    InputKind kind = InputKind.of(path, decoded.text());
    SourceText text = SourceText.of(decoded.text());
    SourceText filled = kind.hasTemplates() ? Templates.filledIn(text) : text;
    return filled == null
        ? FileModel.ofNote(path, "is a template and is put aside: its structure is not known")
        : new FileReader(path, filled).patchedIf(patched).read(kind);
  }

  private FileReader patchedIf(boolean condition) {
    patched = condition;
    return this;
  }

  /**
   * What the text that a template has become yields. Comments of the text are nobody's: they stand
   * in the template.
   *
   * @param path of the template
   */
  public static FileModel readRendered(String path, String text) {
    return new FileReader(path, SourceText.of(text)).read(InputKind.YAML).withoutSuppressions();
  }

  /** Only what a file says to sparklint in its comments. */
  public static FileModel readComments(String path, byte[] bytes) {
    DecodedText decoded = TextDecoder.decode(bytes);
    List<Suppression> comments =
        decoded.problem() == null ? SuppressionReader.read(path, decoded.text()) : List.of();
    return FileModel.ofComments(path, comments);
  }

  private FileModel read(InputKind kind) {
    switch (kind) {
      case YAML -> readYaml();
      case PROPERTIES -> readProperties();
      case SHELL -> readScript();
      case DOCKERFILE -> dockerfiles.add(DockerfileReader.read(path, source));
      case MAKEFILE -> addScript("Makefile", MakefileReader.read(path, source));
    }
    return new FileModel(
        path,
        confs,
        configMaps,
        podWorkloads,
        sparkApplications,
        operatorResources,
        neighbours,
        scripts,
        dockerfiles,
        suppressions(),
        problems,
        notes,
        false);
  }

  /**
   * The comments of the file. A properties text has none behind a value: what looks like one there
   * is part of the value and suppresses nothing.
   */
  private List<Suppression> suppressions() {
    List<Suppression> found = SuppressionReader.read(path, source.text());
    if (found.isEmpty()) {
      return found;
    }
    NavigableSet<Span> values = propertyValues();
    List<Suppression> suppressions = new ArrayList<>(found.size());
    for (Suppression suppression : found) {
      Span place = suppression.place().span();
      Span value = values.floor(place);
      boolean inValue = value != null && contains(value, place);
      suppressions.add(inValue ? suppression.withoutLine() : suppression);
    }
    return suppressions;
  }

  private NavigableSet<Span> propertyValues() {
    NavigableSet<Span> values = new TreeSet<>();
    for (Conf conf : confs) {
      boolean properties =
          switch (conf.kind()) {
            case PROPERTIES, EMBEDDED_PROPERTIES -> true;
            case MAP, CUSTOM_RESOURCE_FIELD, COMMAND, ENVIRONMENT -> false;
          };
      if (properties) {
        for (ConfEntry entry : conf.entries()) {
          values.add(entry.value().place().span());
        }
      }
    }
    return values;
  }

  private static boolean contains(Span outer, Span inner) {
    boolean starts =
        outer.line() < inner.line()
            || (outer.line() == inner.line() && outer.column() <= inner.column());
    boolean ends =
        inner.endLine() < outer.endLine()
            || (inner.endLine() == outer.endLine() && inner.endColumn() <= outer.endColumn());
    return starts && ends;
  }

  private void readProperties() {
    ConfReader reader = new ConfReader(path);
    Conf conf = reader.properties(source, Conf.Kind.PROPERTIES);
    if (!conf.entries().isEmpty()) {
      confs.add(conf);
      addProblems(reader.problems());
    }
  }

  private void readScript() {
    ScriptReader.Calls calls = ScriptReader.read(path, source);
    if (calls.cut()) {
      String message =
          "the script is longer or deeper than sparklint follows; the rest is not seen";
      problems.add(problem(path, ReadProblem.FILE_TOO_LARGE, message, Span.at(1, 1)));
    }
    addScript("Script", calls.commands());
    ConfReader reader = new ConfReader(path);
    for (SourceText written : calls.heredocs()) {
      SourceText heredoc = withoutVariables(written);
      if (ConfReader.looksLikeProperties(heredoc)) {
        confs.add(reader.properties(heredoc, Conf.Kind.EMBEDDED_PROPERTIES));
      } else if (heredoc.text().contains("apiVersion:") && heredoc.text().contains("kind:")) {
        ManifestReader manifests = new ManifestReader(path, heredoc);
        manifests.readText(heredoc);
        add(manifests);
      }
    }
    EmrReader emr = new EmrReader(path, source);
    confs.addAll(emr.parameters());
    confs.addAll(emr.defaults(reader));
    addProblems(reader.problems());
  }

  /** The shell fills in variables of a text that it writes; nobody here knows with what. */
  private static SourceText withoutVariables(SourceText heredoc) {
    String text = heredoc.text();
    SourceText.Builder known = new SourceText.Builder(heredoc, 0);
    int copied = 0;
    int lastBrace = text.lastIndexOf('}');
    for (int at = text.indexOf('$'); at >= 0; at = text.indexOf('$', Math.max(at + 1, copied))) {
      boolean braces = text.startsWith("${", at) && lastBrace > at;
      int end = braces ? text.indexOf('}', at) + 1 : at + 1;
      while (!braces && end < text.length() && Character.isJavaIdentifierPart(text.charAt(end))) {
        end++;
      }
      boolean escaped = at > 0 && text.charAt(at - 1) == '\\';
      if (end > at + 1 && !escaped) {
        known
            .copy(copied, at)
            .put(
                Unfilled.of(text.substring(braces ? at + 2 : at + 1, braces ? end - 1 : end)),
                at,
                end);
        copied = end;
      }
    }
    return known.copy(copied, text.length()).build();
  }

  private void addScript(String kind, List<Command> calls) {
    scripts.add(new Script(kind, new Place(path, Span.at(1, 1)), calls));
  }

  private void readYaml() {
    YamlText yaml = YamlReader.read(source);
    String open = patched ? Unfilled.of("a patch") : "";
    ManifestReader manifests = new ManifestReader(path, source, open);
    for (YamlDocument document : yaml.documents()) {
      manifests.read(document.root());
    }
    add(manifests);
    neighbours = manifests.neighbours();
    confs.addAll(new EmrReader(path, source).parameters());
    addProblems(yaml.problems());
    addProblems(manifests.problems());
  }

  private void add(ManifestReader manifests) {
    confs.addAll(manifests.confs());
    configMaps.addAll(manifests.configMaps());
    podWorkloads.addAll(manifests.podWorkloads());
    sparkApplications.addAll(manifests.sparkApplications());
    operatorResources.addAll(manifests.operatorResources());
  }

  private void addProblems(List<ReadProblem> found) {
    for (ReadProblem problem : found) {
      problems.add(problem(path, problem.rule(), problem.message(), problem.span()));
    }
  }

  private static Problem problem(String path, String rule, String message, Span span) {
    return new Problem(rule, message, new Place(path, span));
  }
}
