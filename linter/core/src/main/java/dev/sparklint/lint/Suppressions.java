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

  private final Map<String, Map<Integer, List<Suppression>>> byPathAndLine = new HashMap<>();
  private final List<Suppression> all = new ArrayList<>();
  private final Set<Suppression> used = new HashSet<>();

  /**
   * Takes all comments.
   *
   * @param unseen files whose comments may be about what nobody saw; none of them is called unused
   */
  Suppressions(List<FileModel> files, Set<String> unseen) {
    for (FileModel file : files) {
      if (!file.suppressions().isEmpty()) {
        byPathAndLine.put(file.path(), byLine(file.suppressions()));
        all.addAll(file.suppressions());
        if (unseen.contains(file.path())) {
          used.addAll(file.suppressions());
        }
      }
    }
  }

  private static Map<Integer, List<Suppression>> byLine(List<Suppression> suppressions) {
    Map<Integer, List<Suppression>> byLine = new HashMap<>();
    for (Suppression suppression : suppressions) {
      List<Suppression> here = byLine.get(suppression.line());
      if (here == null) {
        here = new ArrayList<>(1);
        byLine.put(suppression.line(), here);
      }
      here.add(suppression);
    }
    return byLine;
  }

  /** The reason of the comment that suppresses the finding, perhaps empty; null when none does. */
  @Nullable String take(Finding finding) {
    String reason = null;
    Map<Integer, List<Suppression>> byLine =
        byPathAndLine.getOrDefault(finding.place().path(), Map.of());
    for (Suppression suppression : byLine.getOrDefault(finding.place().span().line(), List.of())) {
      if (suppression.rule().equals(finding.rule())) {
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
