package dev.sparklint.report;

import dev.sparklint.facts.Demand;
import dev.sparklint.facts.Effective;
import dev.sparklint.facts.SecretNames;
import dev.sparklint.facts.Setting;
import dev.sparklint.facts.Workload;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a change of files does to what would run.
 *
 * @param since what the tree before is called, such as {@code origin/main}
 * @param workloads those that differ
 * @param totals what all workloads ask of the cluster, for each rendering that there was or is
 */
public record TreeChange(
    String since, List<WorkloadChange> workloads, Map<String, TotalChange> totals) {

  private static final String HIDDEN = "********";

  public TreeChange {
    workloads = List.copyOf(workloads);
    totals = new TreeMap<>(totals);
  }

  /** What the workloads of one rendering ask for together. */
  public record TotalChange(Demand.Total before, Demand.Total after) {}

  /** One side, as it is shown. */
  private record Side(InspectedWorkload inspected, Redactor redactor) {

    String shown(Effective<?> value) {
      Object known = value.orNull();
      return known == null ? "?" : redactor.redact(String.valueOf(known));
    }
  }

  /**
   * Compares what would run.
   *
   * @param hidesBefore knows the secrets of the tree before
   * @param hidesAfter knows those of the tree now
   */
  public static TreeChange between(
      String since,
      List<InspectedWorkload> before,
      Redactor hidesBefore,
      List<InspectedWorkload> after,
      Redactor hidesAfter) {
    Map<String, Side> old = sides(before, hidesBefore);
    Map<String, Side> now = sides(after, hidesAfter);
    List<WorkloadChange> changes = new ArrayList<>();
    for (Map.Entry<String, Side> side : now.entrySet()) {
      Side other = old.get(side.getKey());
      if (other == null) {
        changes.add(whole(side.getValue(), WorkloadChange.Kind.ADDED));
      } else {
        addIfChanged(other, side.getValue(), changes);
      }
    }
    for (Map.Entry<String, Side> side : old.entrySet()) {
      if (!now.containsKey(side.getKey())) {
        changes.add(whole(side.getValue(), WorkloadChange.Kind.REMOVED));
      }
    }
    return new TreeChange(since, changes, totals(before, after));
  }

  /** Two of the same name, in two folders for instance, are told apart by their order. */
  private static Map<String, Side> sides(List<InspectedWorkload> workloads, Redactor redactor) {
    Map<String, Side> sides = new LinkedHashMap<>();
    for (InspectedWorkload inspected : workloads) {
      String name = inspected.workload().id() + '\n' + inspected.rendering();
      String key = name;
      for (int i = 2; sides.containsKey(key); i++) {
        key = name + '\n' + i;
      }
      sides.put(key, new Side(inspected, redactor));
    }
    return sides;
  }

  private static WorkloadChange whole(Side side, WorkloadChange.Kind kind) {
    return change(side, kind, List.of());
  }

  private static WorkloadChange change(
      Side side, WorkloadChange.Kind kind, List<WorkloadChange.Detail> details) {
    return new WorkloadChange(
        side.redactor().redact(side.inspected().workload().id()),
        side.inspected().rendering(),
        kind,
        details);
  }

  private static void addIfChanged(Side before, Side after, List<WorkloadChange> changes) {
    List<WorkloadChange.Detail> details = new ArrayList<>();
    Workload old = before.inspected().workload();
    Workload now = after.inspected().workload();
    add("mode", old.mode(), now.mode(), "", details);
    add("Spark", before.shown(old.sparkVersion()), after.shown(now.sparkVersion()), "", details);
    addPods(before, after, details);
    addSettings(before, after, details);
    if (!details.isEmpty()) {
      changes.add(change(after, WorkloadChange.Kind.CHANGED, details));
    }
  }

  private static void add(
      String subject,
      @Nullable String before,
      @Nullable String after,
      String place,
      List<WorkloadChange.Detail> details) {
    boolean same = before == null ? after == null : before.equals(after);
    if (!same) {
      details.add(new WorkloadChange.Detail(subject, before, after, place));
    }
  }

  private static void addPods(Side before, Side after, List<WorkloadChange.Detail> details) {
    Map<String, String> old = pods(before);
    Map<String, String> now = pods(after);
    for (String role : List.of("driver", "executor")) {
      add(role + " pods ask for", old.get(role), now.get(role), "", details);
    }
  }

  private static Map<String, String> pods(Side side) {
    Map<String, String> pods = new LinkedHashMap<>();
    for (Demand.Pods some : Demand.of(side.inspected().workload()).pods()) {
      pods.put(
          some.role(),
          side.shown(some.count())
              + " × "
              + asked(some.memory(), "memory", side)
              + ", "
              + asked(some.cpu(), "CPU", side));
    }
    return pods;
  }

  private static String asked(Effective<?> amount, String what, Side side) {
    return amount instanceof Effective.Unset<?> ? "no " + what : side.shown(amount) + " " + what;
  }

  private static void addSettings(Side before, Side after, List<WorkloadChange.Detail> details) {
    Map<String, Setting> old = settings(before);
    Map<String, Setting> now = settings(after);
    TreeMap<String, Boolean> keys = new TreeMap<>();
    old.keySet().forEach(key -> keys.put(key, true));
    now.keySet().forEach(key -> keys.put(key, true));
    for (String key : keys.keySet()) {
      Setting was = old.get(key);
      Setting is = now.get(key);
      String oldText = was == null ? null : was.entry().value().value();
      String newText = is == null ? null : is.entry().value().value();
      boolean same = oldText == null ? newText == null : oldText.equals(newText);
      if (!same) {
        String place =
            is == null
                ? ""
                : after.inspected().origin().apply(is.entry().value().place()).toString();
        details.add(
            new WorkloadChange.Detail(
                key, hidden(key, oldText, before), hidden(key, newText, after), place));
      }
    }
  }

  private static Map<String, Setting> settings(Side side) {
    Map<String, Setting> settings = new TreeMap<>();
    for (Setting setting : side.inspected().workload().settings()) {
      settings.put(setting.entry().name(), setting);
    }
    return settings;
  }

  private static @Nullable String hidden(String key, @Nullable String text, Side side) {
    if (text == null) {
      return null;
    }
    return SecretNames.isSecret(key) ? HIDDEN : side.redactor().redact(text);
  }

  private static Map<String, TotalChange> totals(
      List<InspectedWorkload> before, List<InspectedWorkload> after) {
    Map<String, Demand.Total> old = totals(before);
    Map<String, Demand.Total> now = totals(after);
    Map<String, TotalChange> totals = new TreeMap<>();
    for (Map.Entry<String, Demand.Total> total : old.entrySet()) {
      Demand.Total other = now.getOrDefault(total.getKey(), Demand.Total.NONE);
      totals.put(total.getKey(), new TotalChange(total.getValue(), other));
    }
    for (Map.Entry<String, Demand.Total> total : now.entrySet()) {
      totals.putIfAbsent(total.getKey(), new TotalChange(Demand.Total.NONE, total.getValue()));
    }
    return totals;
  }

  private static Map<String, Demand.Total> totals(List<InspectedWorkload> workloads) {
    Map<String, Demand.Total> totals = new TreeMap<>();
    for (InspectedWorkload inspected : workloads) {
      Demand.Total own = Demand.of(inspected.workload()).total();
      totals.merge(inspected.rendering(), own, Demand.Total::plus);
    }
    return totals;
  }
}
