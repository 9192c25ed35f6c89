package dev.sparklint.lint;

import dev.sparklint.facts.Facts;
import dev.sparklint.facts.Workload;
import dev.sparklint.findings.Finding;
import dev.sparklint.findings.Note;
import dev.sparklint.findings.Related;
import dev.sparklint.findings.Severity;
import dev.sparklint.findings.SuppressedFinding;
import dev.sparklint.findings.WorkloadCounts;
import dev.sparklint.render.Rendering;
import dev.sparklint.rules.Rule;
import dev.sparklint.rules.RuleEvaluator;
import dev.sparklint.source.Source;
import dev.sparklint.text.Place;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Lints a source with a set of rules. Holds no state between calls; threads may share it. */
public final class Linter {

  private static final String IGNORES = "ignores";
  private static final int MOST_ALIKE = 1_000;

  /** So many workloads keep a rule busy for longer than it takes to start a thread. */
  private static final int WORTH_A_THREAD = 200;

  private final List<Rule> rules;
  private final ModelReader reader;

  public Linter(List<Rule> rules) {
    this(rules, ModelReader.PLAIN);
  }

  /**
   * @param reader for a tree that is linted again and again
   */
  public Linter(List<Rule> rules, ModelReader reader) {
    this.rules = List.copyOf(rules);
    this.reader = reader;
  }

  /** Reads the source, joins its files and applies the rules. */
  public LintResult lint(Source source, LintOptions options) {
    TreeReader.Tree tree = new TreeReader(source, options, reader).read();
    List<World> worlds = World.of(tree, options.config().assume());
    return new Run(tree, worlds, options).result();
  }

  /** One pass over one tree. */
  private final class Run {
    private final TreeReader.Tree tree;
    private final List<World> worlds;
    private final LintOptions options;
    private final RuleLevels levels;
    private final List<String> ruleErrors = new ArrayList<>();
    private final List<SuppressedFinding> suppressed = new ArrayList<>();

    Run(TreeReader.Tree tree, List<World> worlds, LintOptions options) {
      this.tree = tree;
      this.worlds = worlds;
      this.options = options;
      this.levels = new RuleLevels(rules, options);
    }

    LintResult result() {
      Suppressions suppressions = new Suppressions(tree.files(), tree.broken().keySet());
      List<Finding> spoken = new ArrayList<>();
      for (Finding finding : levelled(capped(shown()))) {
        String reason = suppressions.take(finding);
        if (reason == null) {
          spoken.add(finding);
        } else {
          if (isInFocus(finding)) {
            suppressed.add(new SuppressedFinding(finding, SuppressedFinding.By.COMMENT, reason));
          }
        }
      }
      Facts ignores = Facts.ofIgnores(suppressions.comments(levels, rules));
      spoken.addAll(levelled(capped(apply(ignores, true))));
      return new LintResult(
          focused(spoken),
          suppressed,
          tree.sparkFiles(),
          workloads(),
          notes(),
          ruleErrors,
          secrets(),
          Inspector.inspected(worlds));
    }

    /** What the rules say of every world, at the places that people edit. */
    private List<Finding> shown() {
      RenderedFindings findings = new RenderedFindings(worlds);
      for (World world : worlds) {
        findings.add(silenced(apply(world.facts(), false)), world.rendering());
      }
      return findings.merged();
    }

    /** Rules about suppression comments can only run once all others have. */
    private List<Finding> apply(Facts over, boolean onIgnores) {
      List<Rule> running = new ArrayList<>(rules.size());
      for (Rule rule : rules) {
        if (isAboutIgnores(rule) == onIgnores && levels.runs(rule)) {
          running.add(rule);
        }
      }
      int worth = over.workloads().size() < WORTH_A_THREAD ? Integer.MAX_VALUE : 1;
      List<Finding> findings = new ArrayList<>();
      for (RuleEvaluator.Outcome outcome :
          Parallel.map(running, worth, rule -> RuleEvaluator.evaluate(rule, over))) {
        List<Finding> own = new ArrayList<>(outcome.findings());
        Collections.sort(own);
        findings.addAll(distinct(own));
        ruleErrors.addAll(outcome.errors());
      }
      Collections.sort(findings);
      return findings;
    }

    private boolean isAboutIgnores(Rule rule) {
      return rule.collection().equals(IGNORES);
    }

    /** Several workloads may share a place: one finding says it. */
    private List<Finding> distinct(List<Finding> findings) {
      Set<String> seen = new HashSet<>();
      List<Finding> distinct = new ArrayList<>(findings.size());
      for (Finding finding : findings) {
        if (seen.add(finding.rule() + ' ' + finding.place() + ' ' + finding.message())) {
          distinct.add(finding);
        }
      }
      return distinct;
    }

    /** The more exact rule keeps the vaguer one quiet at the same place of the same workload. */
    private List<Finding> silenced(List<Finding> findings) {
      Map<String, List<Finding>> exact = new HashMap<>();
      for (Finding finding : findings) {
        Rule rule = levels.rule(finding.rule());
        if (rule != null && !rule.silences().isEmpty()) {
          List<Finding> here = exact.get(finding.place().toString());
          if (here == null) {
            here = new ArrayList<>(1);
            exact.put(finding.place().toString(), here);
          }
          here.add(finding);
        }
      }
      List<Finding> heard = new ArrayList<>(findings.size());
      for (Finding finding : findings) {
        if (!isSilenced(finding, exact.getOrDefault(finding.place().toString(), List.of()))) {
          heard.add(finding);
        }
      }
      return heard;
    }

    private boolean isSilenced(Finding finding, List<Finding> exact) {
      for (Finding other : exact) {
        Rule rule = levels.rule(other.rule());
        boolean sameWorkload =
            finding.workload() == null
                || other.workload() == null
                || finding.workload().equals(other.workload());
        if (rule != null && sameWorkload && rule.silences().contains(finding.rule())) {
          return true;
        }
      }
      return false;
    }

    private List<Finding> levelled(List<Finding> findings) {
      List<Finding> levelled = new ArrayList<>(findings.size());
      for (Finding finding : findings) {
        Severity severity = levels.severity(finding);
        if (severity != null) {
          levelled.add(finding.withSeverity(severity));
        }
      }
      return levelled;
    }

    private List<Finding> focused(List<Finding> findings) {
      List<Finding> kept = new ArrayList<>(findings.size());
      for (Finding finding : findings) {
        if (isInFocus(finding)) {
          kept.add(finding);
        }
      }
      Collections.sort(kept);
      return kept;
    }

    /** Nobody reads a thousand findings of one rule in one file; a note says how many more. */
    private List<Finding> capped(List<Finding> findings) {
      Map<String, Integer> counts = new HashMap<>();
      List<Finding> kept = new ArrayList<>(findings.size());
      for (Finding finding : findings) {
        String key = finding.rule() + ' ' + finding.place().path();
        int count = counts.getOrDefault(key, 0) + 1;
        counts.put(key, count);
        if (count <= MOST_ALIKE) {
          kept.add(finding);
        } else if (count == MOST_ALIKE + 1) {
          String message = "has more than " + MOST_ALIKE + " findings of " + finding.rule();
          tree.notes().add(new Note(finding.place().path(), message + "; the rest is left out"));
        }
      }
      return kept;
    }

    private boolean isInFocus(Finding finding) {
      Set<String> focus = options.focus();
      if (focus == null || focus.contains(finding.place().path())) {
        return true;
      }
      for (Related related : finding.related()) {
        if (focus.contains(related.place().path())) {
          return true;
        }
      }
      for (String path : focus) {
        // What makes a template fail may stand in any file of its chart.
        if (tree.shareBrokenChart(path, finding.place().path())) {
          return true;
        }
      }
      return false;
    }

    private WorkloadCounts workloads() {
      Set<String> seen = new HashSet<>();
      List<String> modes = new ArrayList<>();
      for (World world : worlds) {
        Rendering rendering = world.rendering();
        for (Workload workload : world.facts().workloads()) {
          // The same one in several renderings of a chart is one.
          String root = rendering == null ? "" : rendering.root();
          String key = root + ' ' + workload.id() + ' ' + workload.mode();
          if (!workload.id().isEmpty() && (rendering == null || seen.add(key))) {
            modes.add(workload.mode());
          }
        }
      }
      return WorkloadCounts.of(modes);
    }

    private List<Note> notes() {
      List<Note> notes = new ArrayList<>(tree.notes());
      String target = options.config().assume().targetSpark();
      if (target != null) {
        addNotesOnUpgrade(target, notes);
      }
      Collections.sort(notes);
      return notes;
    }

    /** Nothing can be said of a way whose start is not known; nobody may think that it was. */
    private void addNotesOnUpgrade(String target, List<Note> notes) {
      String path = "";
      int unknown = 0;
      Set<String> seen = new HashSet<>();
      for (World world : worlds) {
        for (Workload workload : world.facts().workloads()) {
          boolean open = !workload.id().isEmpty() && workload.sparkVersion().orNull() == null;
          if (open && seen.add(workload.id() + ' ' + workload.place())) {
            path = unknown == 0 ? workload.place().path() : path;
            unknown++;
          }
        }
      }
      if (unknown > 0) {
        String more = unknown == 1 ? "" : " (and " + (unknown - 1) + " more)";
        String message =
            "no file says which Spark runs this workload"
                + more
                + ", so nothing is said of the way to ";
        notes.add(new Note(path, message + target + "; --spark-version says it"));
      }
    }

    private List<Place> secrets() {
      return World.secrets(worlds);
    }
  }
}
