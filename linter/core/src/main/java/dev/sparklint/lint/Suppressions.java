package dev.sparklint.lint;

import dev.sparklint.facts.IgnoreComment;
import dev.sparklint.findings.Finding;
import dev.sparklint.model.FileModel;
import dev.sparklint.model.Suppression;
import dev.sparklint.rules.Rule;
import dev.sparklint.text.Nearest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The suppression comments of a tree, and which of them a finding has used. */
final class Suppressions {

  private final Map<String, List<Suppression>> byPath = new HashMap<>();
  private final List<Suppression> all = new ArrayList<>();
  private final Set<Suppression> used = new HashSet<>();

  Suppressions(List<FileModel> files) {
    for (FileModel file : files) {
      if (!file.suppressions().isEmpty()) {
        byPath.put(file.path(), file.suppressions());
        all.addAll(file.suppressions());
      }
    }
  }

  /** The reason of the comment that suppresses the finding, perhaps empty; null when none does. */
  @Nullable String take(Finding finding) {
    String reason = null;
    for (Suppression suppression : byPath.getOrDefault(finding.place().path(), List.of())) {
      boolean here = suppression.line() == finding.place().span().line();
      if (here && suppression.rule().equals(finding.rule())) {
        used.add(suppression);
        reason = suppression.reason();
      }
    }
    return reason;
  }

  /** What became of every comment. */
  List<IgnoreComment> comments(RuleLevels levels, List<Rule> rules) {
    List<IgnoreComment> comments = new ArrayList<>(all.size());
    for (Suppression suppression : all) {
      Rule rule = levels.rule(suppression.rule());
      comments.add(
          new IgnoreComment(
              suppression,
              used.contains(suppression),
              rule != null,
              rule != null && levels.runs(rule),
              rule == null ? Nearest.of(suppression.rule(), ids(rules)) : ""));
    }
    return comments;
  }

  private static List<String> ids(List<Rule> rules) {
    List<String> ids = new ArrayList<>(rules.size());
    for (Rule rule : rules) {
      ids.add(rule.id());
    }
    return ids;
  }
}
