package dev.sparklint.report;

import dev.sparklint.facts.Demand;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes what a change does to what would run: as text, Markdown or JSON. */
public final class TreeChangeReporter {

  private final TreeChange change;

  public TreeChangeReporter(TreeChange change) {
    this.change = change;
  }

  /** For a terminal. */
  public void writeText(StringBuilder out) {
    if (change.workloads().isEmpty()) {
      out.append("nothing changes for any workload since ").append(change.since()).append('\n');
      return;
    }
    for (WorkloadChange workload : change.workloads()) {
      out.append(named(workload));
      switch (workload.kind()) {
        case ADDED -> out.append(" is new");
        case REMOVED -> out.append(" is gone");
        case CHANGED -> {}
      }
      out.append('\n');
      for (WorkloadChange.Detail detail : workload.details()) {
        out.append("  ").append(sign(detail)).append(' ').append(visible(detail.subject()));
        out.append("  ").append(visible(values(detail)));
        out.append(detail.place().isEmpty() ? "" : "  " + visible(detail.place())).append('\n');
      }
      out.append('\n');
    }
    out.append("asked of the cluster, all workloads together\n");
    for (Map.Entry<String, TreeChange.TotalChange> total : change.totals().entrySet()) {
      out.append("  ").append(total.getKey().isEmpty() ? "" : "with " + total.getKey() + ": ");
      out.append("memory ").append(memory(total.getValue()));
      out.append(", CPU ").append(cpu(total.getValue())).append('\n');
    }
  }

  /** For a comment on a pull request. */
  public void writeMarkdown(StringBuilder out) {
    out.append("## sparklint: what changes since ");
    out.append(MarkdownReporter.code(change.since())).append('\n');
    if (change.workloads().isEmpty()) {
      out.append("\nNothing changes for any workload.\n");
      return;
    }
    for (WorkloadChange workload : change.workloads()) {
      out.append("\n### ").append(MarkdownReporter.code(workload.id()));
      out.append(
          workload.rendering().isEmpty()
              ? ""
              : " with " + MarkdownReporter.escaped(workload.rendering()));
      out.append(
          workload.kind() == WorkloadChange.Kind.CHANGED
              ? "\n"
              : ": " + workload.kind().word() + "\n");
      if (!workload.details().isEmpty()) {
        out.append("\n| | before | after | where |\n|---|---|---|---|\n");
      }
      for (WorkloadChange.Detail detail : workload.details()) {
        out.append("| ").append(cell(detail.subject())).append(" | ").append(cell(detail.before()));
        out.append(" | ").append(cell(detail.after())).append(" | ");
        out.append(cell(detail.place().isEmpty() ? null : detail.place())).append(" |\n");
      }
    }
    out.append("\n### Asked of the cluster\n\n| | memory | CPU |\n|---|---|---|\n");
    for (Map.Entry<String, TreeChange.TotalChange> total : change.totals().entrySet()) {
      String name = total.getKey().isEmpty() ? "all workloads" : "all with " + total.getKey();
      out.append("| ").append(MarkdownReporter.escaped(name)).append(" | ");
      out.append(memory(total.getValue()))
          .append(" | ")
          .append(cpu(total.getValue()))
          .append(" |\n");
    }
  }

  /** For programs; version 1. */
  public void writeJson(String toolVersion, StringBuilder out) {
    JsonWriter json = new JsonWriter(out);
    json.beginObject().key("version").value("1").key("sparklint").value(toolVersion);
    json.key("since").value(change.since()).key("workloads").beginArray();
    for (WorkloadChange workload : change.workloads()) {
      json.beginObject().key("id").value(workload.id());
      json.key("rendering").value(workload.rendering());
      json.key("change").value(workload.kind().word());
      json.key("details").beginArray();
      for (WorkloadChange.Detail detail : workload.details()) {
        json.beginObject().key("subject").value(detail.subject());
        json.key("before").value(detail.before()).key("after").value(detail.after());
        json.key("place").value(detail.place().isEmpty() ? null : detail.place()).endObject();
      }
      json.endArray().endObject();
    }
    json.endArray().key("totals").beginArray();
    for (Map.Entry<String, TreeChange.TotalChange> total : change.totals().entrySet()) {
      json.beginObject().key("rendering").value(total.getKey());
      write("before", total.getValue().before(), json);
      write("after", total.getValue().after(), json);
      json.endObject();
    }
    json.endArray().endObject();
    out.append('\n');
  }

  private static void write(String key, Demand.Total total, JsonWriter json) {
    json.key(key).beginObject();
    json.key("memoryBytes").value(total.memory().bytes());
    json.key("cpuMilli").value(total.cpu().milli());
    json.key("complete").value(total.complete()).endObject();
  }

  private static String named(WorkloadChange workload) {
    String rendering = workload.rendering();
    return visible(workload.id()) + (rendering.isEmpty() ? "" : ", with " + visible(rendering));
  }

  private static char sign(WorkloadChange.Detail detail) {
    if (detail.before() == null) {
      return '+';
    }
    return detail.after() == null ? '-' : '~';
  }

  private static String values(WorkloadChange.Detail detail) {
    if (detail.before() == null || detail.after() == null) {
      return detail.before() == null ? String.valueOf(detail.after()) : detail.before();
    }
    return detail.before() + " → " + detail.after();
  }

  private static String cell(@Nullable String text) {
    return text == null ? "" : MarkdownReporter.code(text);
  }

  private static String memory(TreeChange.TotalChange total) {
    Demand.Total before = total.before();
    Demand.Total after = total.after();
    String change = difference(after.memory().minus(before.memory()).toString());
    return least(before) + before.memory() + " → " + least(after) + after.memory() + change;
  }

  private static String cpu(TreeChange.TotalChange total) {
    Demand.Total before = total.before();
    Demand.Total after = total.after();
    String change = difference(after.cpu().minus(before.cpu()).toString());
    return least(before) + before.cpu() + " → " + least(after) + after.cpu() + change;
  }

  private static String least(Demand.Total total) {
    return total.complete() ? "" : "at least ";
  }

  private static String difference(String amount) {
    if (amount.equals("0") || amount.equals("0Mi")) {
      return "";
    }
    return amount.startsWith("-") ? " (−" + amount.substring(1) + ")" : " (+" + amount + ")";
  }

  private static String visible(String text) {
    return ControlCharacters.escape(text);
  }
}
