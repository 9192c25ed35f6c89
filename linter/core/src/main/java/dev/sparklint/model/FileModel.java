package dev.sparklint.model;

import dev.sparklint.command.Command;
import dev.sparklint.command.Word;
import dev.sparklint.findings.Note;
import java.util.List;
import java.util.Set;

/**
 * What one file yields when it is read. Depends on nothing but the file, so it can be kept and
 * reused while the file is unchanged.
 *
 * @param confs Spark settings that stand in the file, except those of {@link #sparkApplications}
 * @param notes what a person should be told about the file that is no finding
 * @param setAside whether the file was left alone, for instance because it is a template
 */
public record FileModel(
    String path,
    List<Conf> confs,
    List<ConfigMap> configMaps,
    List<PodWorkload> podWorkloads,
    List<SparkApplication> sparkApplications,
    List<OperatorResource> operatorResources,
    Neighbours neighbours,
    List<Script> scripts,
    List<Dockerfile> dockerfiles,
    List<Suppression> suppressions,
    List<Problem> problems,
    List<Note> notes,
    boolean setAside) {

  private static final String POD_TEMPLATE = ".podTemplateFile";

  public FileModel {
    confs = List.copyOf(confs);
    configMaps = List.copyOf(configMaps);
    podWorkloads = List.copyOf(podWorkloads);
    sparkApplications = List.copyOf(sparkApplications);
    operatorResources = List.copyOf(operatorResources);
    scripts = List.copyOf(scripts);
    dockerfiles = List.copyOf(dockerfiles);
    suppressions = List.copyOf(suppressions);
    problems = List.copyOf(problems);
    notes = List.copyOf(notes);
  }

  /** A file of which only this is known. */
  public static FileModel ofProblem(String path, Problem problem) {
    return new FileModel(
        path,
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        Neighbours.NONE,
        List.of(),
        List.of(),
        List.of(),
        List.of(problem),
        List.of(),
        false);
  }

  /** A template or the like: nothing is read, and the note says so. */
  public static FileModel ofNote(String path, String note) {
    return new FileModel(
        path,
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        Neighbours.NONE,
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(new Note(path, note)),
        true);
  }

  /** A file of which only its comments count. */
  public static FileModel ofComments(String path, List<Suppression> comments) {
    return new FileModel(
        path,
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        Neighbours.NONE,
        List.of(),
        List.of(),
        comments,
        List.of(),
        List.of(),
        true);
  }

  /** How many settings and other things the file holds that take memory and time later. */
  public int size() {
    int size = suppressions.size() + problems.size() + neighbours.size();
    for (Conf conf : confs) {
      size += conf.entries().size();
    }
    for (ConfigMap configMap : configMaps) {
      size += configMap.size();
    }
    for (PodWorkload pods : podWorkloads) {
      size += 1 + pods.configMapVolumes().size();
      for (Container container : pods.containers()) {
        size += container.size();
      }
    }
    for (SparkApplication application : sparkApplications) {
      size += application.size();
    }
    for (OperatorResource resource : operatorResources) {
      size += resource.size();
    }
    for (Script script : scripts) {
      size += script.size();
    }
    for (Dockerfile dockerfile : dockerfiles) {
      size += dockerfile.size();
    }
    return size;
  }

  /** Adds the file names of the pod templates that settings and options of this file name. */
  public void addPodTemplates(Set<String> names) {
    for (Conf conf : confs) {
      addPodTemplates(conf, names);
    }
    for (SparkApplication application : sparkApplications) {
      for (Conf map : application.maps()) {
        addPodTemplates(map, names);
      }
    }
    for (Script script : scripts) {
      addPodTemplates(script.calls(), names);
    }
    for (PodWorkload pods : podWorkloads) {
      for (Container container : pods.containers()) {
        addPodTemplates(container.calls(), names);
      }
    }
  }

  private static void addPodTemplates(Conf conf, Set<String> names) {
    for (ConfEntry entry : conf.entries()) {
      if (entry.name().endsWith(POD_TEMPLATE)) {
        addFileName(entry.value().value(), names);
      }
    }
  }

  private static void addPodTemplates(List<Command> calls, Set<String> names) {
    for (Command call : calls) {
      for (Word word : call.words()) {
        if (word.text().contains(POD_TEMPLATE + "=")) {
          addFileName(word.text(), names);
        }
      }
    }
  }

  private static void addFileName(String path, Set<String> names) {
    names.add(path.substring(Math.max(path.lastIndexOf('/'), path.lastIndexOf('=')) + 1));
  }

  /** The same for a text whose comments stand in another file. */
  public FileModel withoutSuppressions() {
    return with(List.of(), problems, notes);
  }

  /** The same for a file that is nobody's business here if it cannot be read. */
  public FileModel withoutProblems() {
    return with(List.of(), List.of(), List.of());
  }

  private FileModel with(
      List<Suppression> otherSuppressions, List<Problem> otherProblems, List<Note> otherNotes) {
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
        otherSuppressions,
        otherProblems,
        otherNotes,
        setAside);
  }
}
