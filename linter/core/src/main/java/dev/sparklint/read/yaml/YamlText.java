package dev.sparklint.read.yaml;

import dev.sparklint.text.ReadProblem;
import java.util.List;

/** What a YAML text says: the documents that can be read, and what is wrong with the others. */
public record YamlText(List<YamlDocument> documents, List<ReadProblem> problems) {

  public YamlText {
    documents = List.copyOf(documents);
    problems = List.copyOf(problems);
  }
}
