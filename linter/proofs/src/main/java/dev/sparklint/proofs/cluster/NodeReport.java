package dev.sparklint.proofs.cluster;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;

/**
 * What was seen on a node.
 *
 * @param logs what each container printed, by its pod; of what ran outside, by {@code outside}
 * @param exits of those that ended
 * @param pods as they were asked for, in that order
 * @param requests a line each: {@code USER VERB RESOURCE NAME CODE}
 * @param events what the cluster could not do
 * @param ended whether all ended by itself
 */
public record NodeReport(
    Map<String, String> logs,
    Map<String, Integer> exits,
    List<ObjectNode> pods,
    List<String> requests,
    List<String> events,
    boolean ended) {}
