package dev.sparklint.compiler;

import dev.sparklint.facts.Assumptions;
import dev.sparklint.facts.Facts;
import dev.sparklint.facts.WorkloadAssembler;
import dev.sparklint.model.FileModel;
import dev.sparklint.read.FileReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Facts for tests. */
final class FactsOf {

  private FactsOf() {}

  /** Of files given as texts by path. */
  static Facts texts(Map<String, String> texts) {
    List<FileModel> files = new ArrayList<>();
    texts.forEach(
        (path, text) -> files.add(FileReader.read(path, text.getBytes(StandardCharsets.UTF_8))));
    return WorkloadAssembler.assemble(files, Assumptions.NONE);
  }

  /** Of a file or folder. */
  static Facts example(Path example) throws IOException {
    List<FileModel> files = new ArrayList<>();
    try (Stream<Path> walk = Files.walk(example)) {
      for (Path file : walk.filter(Files::isRegularFile).sorted().toList()) {
        files.add(FileReader.read(file.toString(), Files.readAllBytes(file)));
      }
    }
    return WorkloadAssembler.assemble(files, Assumptions.NONE);
  }

  /** Of every example of every rule, by its path. */
  static Map<Path, Facts> examples() throws IOException {
    Map<Path, Facts> all = new java.util.TreeMap<>();
    try (Stream<Path> walk = Files.walk(Repository.RULES, 4)) {
      for (Path path : walk.toList()) {
        Path parent = path.getParent();
        if (parent != null
            && parent.endsWith("examples")
            && !path.toString().endsWith(".expected")) {
          all.put(path, example(path));
        }
      }
    }
    return all;
  }
}
