/**
 * A small Kubernetes for proofs: the API that Spark and kubectl ask, and pods as processes in
 * namespaces of Linux. It runs in a process of its own, without a network to the outside.
 */
@NullMarked
package dev.sparklint.proofs.cluster;

import org.jspecify.annotations.NullMarked;
