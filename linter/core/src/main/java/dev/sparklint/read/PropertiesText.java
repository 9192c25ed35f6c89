package dev.sparklint.read;

import dev.sparklint.text.ReadProblem;
import java.util.List;

/**
 * What a properties file says: its settings in order, repeated keys kept, and what is wrong in it.
 */
public record PropertiesText(List<PropertyEntry> entries, List<ReadProblem> problems) {

  public PropertiesText {
    entries = List.copyOf(entries);
    problems = List.copyOf(problems);
  }
}
