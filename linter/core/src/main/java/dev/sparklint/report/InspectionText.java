package dev.sparklint.report;

import dev.sparklint.facts.DecisionRow;
import dev.sparklint.facts.DriverService;
import dev.sparklint.facts.Effective;
import dev.sparklint.facts.MountedVolume;
import dev.sparklint.facts.Neighbour;
import dev.sparklint.facts.Permission;
import dev.sparklint.facts.PodContainer;
import dev.sparklint.facts.PodSize;
import dev.sparklint.facts.PodTemplate;
import dev.sparklint.facts.SecretNames;
import dev.sparklint.facts.Setting;
import dev.sparklint.facts.VersionEvidence;
import dev.sparklint.facts.Workload;
import dev.sparklint.text.Place;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Writes what would run, for people. */
public final class InspectionText {

  private static final String HIDDEN = "********";

  private final Redactor redactor;
  private final StringBuilder out;
  private final UnaryOperator<Place> origin;

  private InspectionText(Redactor redactor, StringBuilder out, UnaryOperator<Place> origin) {
    this.redactor = redactor;
    this.out = out;
    this.origin = origin;
  }

  /** Writes one block for each workload. */
  public static void write(
      List<InspectedWorkload> workloads, Redactor redactor, StringBuilder out) {
    for (int i = 0; i < workloads.size(); i++) {
      out.append(i == 0 ? "" : "\n");
      InspectedWorkload inspected = workloads.get(i);
      new InspectionText(redactor, out, inspected.origin()).write(inspected);
    }
  }

  private void write(InspectedWorkload inspected) {
    Workload workload = inspected.workload();
    line(workload.id());
    line("  --> " + origin.apply(workload.place()));
    if (!inspected.rendering().isEmpty()) {
      field("rendered", "with " + inspected.rendering());
    }
    field("mode", workload.mode());
    field("", "master " + described(workload.master()));
    field("", "deploy mode " + described(workload.deployMode()));
    field("spark", described(workload.sparkVersion()));
    for (VersionEvidence evidence : workload.versions()) {
      if (contradicts(evidence.version(), workload.sparkVersion().orNull())) {
        field("", "but " + evidence.version() + " by " + evidence.source() + at(evidence.place()));
      }
    }
    field("streaming", workload.streaming() ? "yes" : "no sign of it");
    field("python", described(workload.python()));
    writeDriver(workload);
    boolean submitted = workload.mode().equals("cluster") || workload.mode().equals("operator");
    if (submitted) {
      writePod("driver pod", workload.driverPod());
    }
    if (submitted || workload.mode().equals("client")) {
      writePod("executor pod", workload.executorPod());
    }
    writeNeighbours(workload);
    writeVolumes(workload);
    writeSettings(workload);
    writeRow(DecisionRow.of(workload));
  }

  /** 3.5 says less than 3.5.1, and nothing else. */
  private static boolean contradicts(String version, @Nullable String best) {
    return best != null && !best.startsWith(version) && !version.startsWith(best);
  }

  private void writeDriver(Workload workload) {
    Effective<String> sum = workload.driver().memorySum();
    if (sum.orNull() != null) {
      field("driver", sum.orNull());
    } else if (workload.driver().heap() instanceof Effective.Unknown<?> unknown) {
      field("driver", "heap not known: " + unknown.reason());
    }
    PodContainer container = workload.driver().container();
    if (!(container.memoryLimit() instanceof Effective.Unknown<?>)) {
      field("container", "memory limit " + described(container.memoryLimit()));
      field("", "CPU limit " + described(container.cpuLimit()));
      field("", "CPU request " + described(container.cpuRequest()));
    }
  }

  private void writePod(String name, PodSize pod) {
    String sum = pod.memorySum().orNull();
    if (sum != null) {
      field(name, sum);
      field("", "CPU request " + described(pod.cpuRequest()));
      field("", "CPU limit " + described(pod.cpuLimit()));
    } else if (pod.refusal().orNull() != null) {
      field(name, "refused by Spark: " + pod.refusal().orNull());
    } else {
      field(name, described(pod.memory()));
    }
  }

  private void writeNeighbours(Workload workload) {
    field("account", described(workload.serviceAccount()));
    Map<String, StringBuilder> lines = new LinkedHashMap<>();
    for (Permission permission : workload.permissions()) {
      lines
          .computeIfAbsent(
              padded("needs " + permission.resource(), 30) + held(permission),
              start -> new StringBuilder())
          .append(' ')
          .append(permission.verb());
    }
    for (Map.Entry<String, StringBuilder> line : lines.entrySet()) {
      field("", line.getKey() + line.getValue());
    }
    for (DriverService service : workload.services()) {
      String kind = service.headless() ? "headless, ports " : "ports ";
      List<String> ports = new ArrayList<>();
      for (Effective<Long> port : service.ports()) {
        ports.add(String.valueOf(port.orNull()));
      }
      field(
          "service", service.name() + ": " + kind + String.join(" ", ports) + at(service.place()));
    }
  }

  private void writeVolumes(Workload workload) {
    for (PodTemplate template : workload.podTemplates()) {
      field("template", "of the " + template.role() + at(template.place()));
    }
    for (Neighbour neighbour : workload.neighbours()) {
      field("", neighbour.kind() + " " + neighbour.name() + at(neighbour.place()));
    }
    for (MountedVolume volume : workload.volumes()) {
      String medium = volume.inMemory() ? " in memory" : "";
      field("volume", volume.kind() + medium + " on " + volume.mountPath() + at(volume.place()));
    }
  }

  private static String held(Permission permission) {
    if (permission.held() instanceof Effective.Unknown<Boolean> open) {
      return open.reason() + ":";
    }
    boolean held = Boolean.TRUE.equals(permission.held().orNull());
    return held ? "held:" : permission.fatal() ? "missing:" : "missing, for cleaning up:";
  }

  private void writeSettings(Workload workload) {
    List<Setting> settings = new ArrayList<>(workload.settings());
    settings.sort((a, b) -> a.entry().name().compareTo(b.entry().name()));
    int keys = 0;
    int values = 0;
    for (Setting setting : settings) {
      keys = Math.max(keys, Math.min(60, setting.entry().name().length()));
      values = Math.max(values, Math.min(40, value(setting).length()));
    }
    field("settings", settings.isEmpty() ? "none" : "");
    for (Setting setting : settings) {
      line(
          "    "
              + padded(setting.entry().name(), keys)
              + "  "
              + padded(value(setting), values)
              + "  "
              + origin.apply(setting.entry().value().place()));
      if (setting.value() instanceof Effective.Unknown<String> unknown) {
        line("      not known: " + unknown.reason());
      }
      for (Setting hidden : workload.effectiveConf().overridden(setting.entry().name())) {
        line("      overrides " + value(hidden) + at(hidden.entry().value().place()));
      }
    }
    String open = workload.effectiveConf().openReason();
    if (open != null) {
      line("    more may be set: " + open);
    }
  }

  private void writeRow(DecisionRow row) {
    field("configuration", row.configuration());
    field("resilience", row.resilience());
    field("permissions", row.permissions());
    field("parallelism", row.parallelism());
  }

  private static String value(Setting setting) {
    return SecretNames.isSecret(setting.entry().name()) ? HIDDEN : setting.entry().value().value();
  }

  private String described(Effective<?> value) {
    if (value instanceof Effective.Written<?> written) {
      return written.value() + at(written.place());
    }
    if (value instanceof Effective.Defaulted<?> defaulted) {
      return defaulted.value() + (defaulted.source().isEmpty() ? "" : ": " + defaulted.source());
    }
    return value instanceof Effective.Unknown<?> unknown
        ? "not known: " + unknown.reason()
        : "not set";
  }

  private String at(Place place) {
    return " at " + origin.apply(place);
  }

  private void field(String name, String text) {
    line("  " + padded(name, 14) + text);
  }

  private void line(String text) {
    out.append(ControlCharacters.escape(redactor.redact(text)).stripTrailing()).append('\n');
  }

  private static String padded(String text, int width) {
    return text + " ".repeat(Math.max(0, width - text.length()));
  }
}
