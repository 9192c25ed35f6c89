package dev.sparklint.cli;

import dev.sparklint.findings.Finding;
import dev.sparklint.findings.Fingerprint;
import dev.sparklint.findings.Related;
import dev.sparklint.findings.Report;
import dev.sparklint.git.Changes;
import dev.sparklint.git.GitException;
import dev.sparklint.git.GitRepository;
import dev.sparklint.git.GitSource;
import dev.sparklint.source.MemorySource;
import dev.sparklint.source.Source;
import dev.sparklint.text.Place;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The tree before a change, to be compared with the one that is looked at.
 *
 * @param changes between the two
 * @param name what people call it, such as {@code origin/main}
 */
record Comparison(Source before, Changes changes, String name) implements AutoCloseable {

  static final String SINCE_HELP =
      "report what is new since this revision of Git (since the merge base with it)";
  static final String STAGED_HELP =
      "look at what is staged, and report what is new in it since HEAD";

  private static final String HEAD = "HEAD";

  /**
   * The tree at a revision.
   *
   * @param staged whether what is staged is compared with it, and not the work tree
   * @throws CliException if there is no such revision
   */
  static Comparison with(String ref, boolean staged, Target target) throws CliException {
    try {
      GitRepository repository = target.repository();
      String base = repository.base(ref);
      Source before = GitSource.ofCommit(repository, base, target.roots(), target.candidates());
      return new Comparison(before, repository.changes(base, staged), ref);
    } catch (GitException refused) {
      throw new CliException(String.valueOf(refused.getMessage()));
    }
  }

  /** What is staged, against the last commit; in a new repository everything is new. */
  static Comparison ofStaged(Target target) throws CliException {
    try {
      target.repository().base(HEAD);
    } catch (GitException noCommit) {
      return new Comparison(new MemorySource(Map.of()), Changes.NONE, HEAD);
    }
    return with(HEAD, true, target);
  }

  /**
   * The fingerprints of findings of the tree before, with its files called what they are now.
   *
   * @param report redacted
   */
  Set<String> fingerprints(Report report) {
    List<Finding> renamed = new ArrayList<>();
    for (Finding finding : report.findings()) {
      renamed.add(moved(finding, path -> changes.renamed().getOrDefault(path, path)));
    }
    renamed.sort(null);
    return new HashSet<>(Fingerprint.of(renamed));
  }

  /** A finding whose files are called something else. */
  static Finding moved(Finding finding, java.util.function.UnaryOperator<String> path) {
    List<Related> related = new ArrayList<>();
    for (Related other : finding.related()) {
      related.add(new Related(moved(other.place(), path), other.message()));
    }
    return finding.at(moved(finding.place(), path), related, finding.edits());
  }

  private static Place moved(Place place, java.util.function.UnaryOperator<String> path) {
    return new Place(path.apply(place.path()), place.span());
  }

  @Override
  public void close() {
    if (before instanceof GitSource git) {
      git.close();
    }
  }
}
