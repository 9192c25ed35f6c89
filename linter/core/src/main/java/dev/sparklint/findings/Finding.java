package dev.sparklint.findings;

import dev.sparklint.text.Place;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One reported place.
 *
 * @param rule id of the rule that speaks
 * @param message one line, lower case, no final period
 * @param place the primary place
 * @param label what the primary place shows, for the code frame; may be empty
 * @param sum the arithmetic behind the message, one line; may be empty
 * @param consequence what Spark or Kubernetes will do, in their own terms
 * @param help how to mend it
 * @param workload {@code Deployment/namespace/name}; null when the finding belongs to no workload
 * @param mode {@code local}, {@code client}, {@code cluster}, {@code operator} or {@code unknown}
 * @param renderings where the finding is in rendered text: with which renderings it comes and with
 *     which not; may be empty
 * @param docs where the rule's page is, relative to the repository of sparklint or as a URL
 */
public record Finding(
    String rule,
    Severity severity,
    String message,
    Place place,
    String label,
    List<Related> related,
    String sum,
    String consequence,
    String help,
    @Nullable String workload,
    String mode,
    List<Edit> edits,
    String renderings,
    String docs)
    implements Comparable<Finding> {

  public Finding {
    related = List.copyOf(related);
    edits = List.copyOf(edits);
  }

  public boolean fixable() {
    return !edits.isEmpty();
  }

  public Finding withSeverity(Severity other) {
    return other == severity
        ? this
        : new Finding(
            rule,
            other,
            message,
            place,
            label,
            related,
            sum,
            consequence,
            help,
            workload,
            mode,
            edits,
            renderings,
            docs);
  }

  /** The same finding where people would edit, instead of in rendered text. */
  public Finding at(Place otherPlace, List<Related> otherRelated, List<Edit> otherEdits) {
    return new Finding(
        rule,
        severity,
        message,
        otherPlace,
        label,
        otherRelated,
        sum,
        consequence,
        help,
        workload,
        mode,
        otherEdits,
        renderings,
        docs);
  }

  public Finding withRenderings(String text) {
    return new Finding(
        rule,
        severity,
        message,
        place,
        label,
        related,
        sum,
        consequence,
        help,
        workload,
        mode,
        edits,
        text,
        docs);
  }

  /** By path, line, column, rule, and then by whatever else differs: the order of every report. */
  @Override
  public int compareTo(Finding other) {
    int order = place.path().compareTo(other.place.path());
    if (order == 0) {
      order = Integer.compare(place.span().line(), other.place.span().line());
    }
    if (order == 0) {
      order = Integer.compare(place.span().column(), other.place.span().column());
    }
    if (order == 0) {
      order = rule.compareTo(other.rule);
    }
    if (order == 0) {
      order = message.compareTo(other.message);
    }
    if (order == 0) {
      order = place.span().compareTo(other.place.span());
    }
    return order != 0 ? order : text(workload).compareTo(text(other.workload));
  }

  private static String text(@Nullable String maybe) {
    return maybe == null ? "" : maybe;
  }
}
