package dev.sparklint.model;

import dev.sparklint.text.Located;
import dev.sparklint.text.Place;
import org.jspecify.annotations.Nullable;

/**
 * A volume of a pod.
 *
 * @param kind the field that makes it: {@code emptyDir}, {@code configMap}, {@code
 *     persistentVolumeClaim} and so on
 * @param source name of the ConfigMap, Secret or claim; empty for other kinds
 * @param medium {@code Memory} for an emptyDir in memory; else empty
 * @param sizeLimit of an emptyDir, null without one
 */
public record Volume(
    String name,
    String kind,
    String source,
    String medium,
    @Nullable Located<String> sizeLimit,
    Place place) {}
