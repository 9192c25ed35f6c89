package dev.sparklint.model;

import dev.sparklint.findings.Note;
import java.util.List;

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

  /** The same for a file that is nobody's business here if it cannot be read. */
  public FileModel withoutProblems() {
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
        List.of(),
        List.of(),
        List.of(),
        setAside);
  }
}
