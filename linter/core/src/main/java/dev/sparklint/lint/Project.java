package dev.sparklint.lint;

import dev.sparklint.rules.Rule;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;

/**
 * A folder as it is to be linted, again and again.
 *
 * @param root what paths are relative to
 * @param candidates which of its files may be of interest
 * @param mistakes what is wrong with its configuration, for people; what it says is left out then
 */
public record Project(
    Path root,
    List<Rule> rules,
    LintOptions options,
    Predicate<String> candidates,
    List<String> mistakes) {

  public Project {
    rules = List.copyOf(rules);
    mistakes = List.copyOf(mistakes);
  }
}
