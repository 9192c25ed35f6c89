package dev.sparklint.report;

import dev.sparklint.facts.DecisionRow;
import dev.sparklint.facts.DriverService;
import dev.sparklint.facts.Effective;
import dev.sparklint.facts.Permission;
import dev.sparklint.facts.PodSize;
import dev.sparklint.facts.SecretNames;
import dev.sparklint.facts.Setting;
import dev.sparklint.facts.Workload;
import dev.sparklint.text.Place;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Writes what would run, for programs. */
public final class InspectionJson {

  private static final String HIDDEN = "********";

  private final Redactor redactor;
  private final JsonWriter json;
  private final UnaryOperator<Place> origin;

  private InspectionJson(Redactor redactor, JsonWriter json, UnaryOperator<Place> origin) {
    this.redactor = redactor;
    this.json = json;
    this.origin = origin;
  }

  /** Writes one object with all workloads. */
  public static void write(
      List<InspectedWorkload> workloads, String version, Redactor redactor, StringBuilder out) {
    JsonWriter json = new JsonWriter(out);
    json.beginObject().key("version").value("1");
    json.key("sparklint").value(version).key("workloads").beginArray();
    for (InspectedWorkload inspected : workloads) {
      new InspectionJson(redactor, json, inspected.origin()).write(inspected);
    }
    json.endArray().endObject();
    out.append('\n');
  }

  private void write(InspectedWorkload inspected) {
    Workload workload = inspected.workload();
    json.beginObject();
    text("id", workload.id());
    text("kind", workload.kind());
    place("place", workload.place());
    if (!inspected.rendering().isEmpty()) {
      text("rendering", inspected.rendering());
    }
    text("mode", workload.mode());
    effective("master", workload.master());
    effective("deployMode", workload.deployMode());
    effective("sparkVersion", workload.sparkVersion());
    json.key("streaming").value(workload.streaming());
    effective("python", workload.python());
    json.key("driver").beginObject();
    effective("heap", workload.driver().heap());
    effective("overhead", workload.driver().overhead());
    effective("memoryNeeded", workload.driver().memoryNeeded());
    effective("memoryLimit", workload.driver().container().memoryLimit());
    effective("cpuRequest", workload.driver().container().cpuRequest());
    effective("cpuLimit", workload.driver().container().cpuLimit());
    json.endObject();
    pod("driverPod", workload.driverPod());
    pod("executorPod", workload.executorPod());
    effective("serviceAccount", workload.serviceAccount());
    json.key("permissions").beginArray();
    for (Permission permission : workload.permissions()) {
      json.beginObject();
      text("group", permission.group());
      text("resource", permission.resource());
      text("verb", permission.verb());
      json.key("fatal").value(permission.fatal());
      effective("held", permission.held());
      json.endObject();
    }
    json.endArray();
    json.key("services").beginArray();
    for (DriverService service : workload.services()) {
      json.beginObject();
      text("name", service.name());
      json.key("headless").value(service.headless());
      place("place", service.place());
      json.endObject();
    }
    json.endArray();
    json.key("settings").beginArray();
    for (Setting setting : workload.settings()) {
      json.beginObject();
      setting(setting);
      json.key("overrides").beginArray();
      for (Setting hidden : workload.effectiveConf().overridden(setting.entry().name())) {
        json.beginObject();
        setting(hidden);
        json.endObject();
      }
      json.endArray().endObject();
    }
    json.endArray();
    row(DecisionRow.of(workload));
    json.endObject();
  }

  private void pod(String name, PodSize pod) {
    json.key(name).beginObject();
    effective("heap", pod.heap());
    effective("overhead", pod.overhead());
    effective("memory", pod.memory());
    effective("cpuRequest", pod.cpuRequest());
    effective("cpuLimit", pod.cpuLimit());
    effective("refusal", pod.refusal());
    json.endObject();
  }

  private void setting(Setting setting) {
    text("key", setting.entry().name());
    boolean secret = SecretNames.isSecret(setting.entry().name());
    text("written", secret ? HIDDEN : setting.entry().value().value());
    if (setting.value() instanceof Effective.Unknown<String> unknown) {
      text("unknown", unknown.reason());
    }
    place("place", setting.entry().value().place());
  }

  private void row(DecisionRow row) {
    json.key("decision").beginObject();
    text("configuration", row.configuration());
    text("resilience", row.resilience());
    text("permissions", row.permissions());
    text("parallelism", row.parallelism());
    json.endObject();
  }

  private void effective(String name, Effective<?> value) {
    json.key(name).beginObject();
    if (value instanceof Effective.Unknown<?> unknown) {
      text("unknown", unknown.reason());
    } else if (value instanceof Effective.Written<?> written) {
      text("value", String.valueOf(written.value()));
      place("place", written.place());
    } else if (value instanceof Effective.Defaulted<?> defaulted) {
      text("value", String.valueOf(defaulted.value()));
      text("source", defaulted.source());
    }
    json.endObject();
  }

  private void text(String name, @Nullable String text) {
    json.key(name).value(text == null ? null : redactor.redact(text));
  }

  private void place(String name, Place known) {
    Place place = origin.apply(known);
    json.key(name).beginObject();
    json.key("path").value(place.path());
    json.key("line").value(place.span().line());
    json.key("column").value(place.span().column());
    json.endObject();
  }
}
