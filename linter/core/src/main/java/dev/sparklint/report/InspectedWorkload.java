package dev.sparklint.report;

import dev.sparklint.facts.Workload;
import dev.sparklint.text.Place;
import java.util.function.UnaryOperator;

/**
 * A workload to be shown.
 *
 * @param rendering the values that a chart was rendered with; empty where there is no choice
 * @param origin leads from a place that the workload knows to the one that people edit
 */
public record InspectedWorkload(Workload workload, String rendering, UnaryOperator<Place> origin) {}
