/** Runs what the charts say. */
@NullMarked
package dev.sparklint.charts;

import org.jspecify.annotations.NullMarked;
