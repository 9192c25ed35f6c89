package dev.sparklint.facts;

import dev.sparklint.model.Container;
import dev.sparklint.model.Dockerfile;
import dev.sparklint.model.ObjectMeta;
import dev.sparklint.model.PodWorkload;
import org.jspecify.annotations.Nullable;

/**
 * A start of Spark, with all that is known of where it happens.
 *
 * @param meta of the object whose pod it happens in, else of the script
 * @param pods null when no manifest here runs it
 * @param container null when no manifest here runs it
 * @param image what the container's image is made from, null when that is not among these files
 * @param environment of the process
 * @param path of the file that describes the pod, else of the script
 * @param behindShell whether a shell script stays before it and keeps its signals
 * @param variant what must hold for it that nobody knows: {@code MODE=client}; else empty
 */
record Launch(
    ObjectMeta meta,
    @Nullable PodWorkload pods,
    @Nullable Container container,
    @Nullable Dockerfile image,
    SubmitCommand submit,
    Environment environment,
    String path,
    boolean behindShell,
    String variant) {

  /** What people call it; the variant tells several of one object apart. */
  String id() {
    return variant.isEmpty() ? meta.id() : meta.id() + " (" + variant + ")";
  }
}
