package dev.sparklint.proofs.cluster;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What one node is to run, and until when.
 *
 * @param work folder of the node's own
 * @param image what containers find in {@code /opt}
 * @param keys key store of the API server, its password {@code changeit}
 * @param certificate of the API server, PEM
 * @param manifests what is applied, as YAML
 * @param command run by bash outside of the cluster, with the rights of an administrator, in a copy
 *     of {@code files}; null if pods alone run
 * @param files folder of the files that the command finds
 * @param mounts what every container finds besides, by its path there
 * @param servers names by which the API is reached from outside
 * @param rights whether accounts of which the manifests say nothing may do what Spark needs
 * @param memoryLimits whether the kernel holds containers to their limits
 * @param javaOptions of every JVM in a container
 * @param sees texts in the logs; when all are seen and nobody waits for the exit, the node stops
 * @param exit whether what runs is waited for
 * @param restarts whether what Deployments and CronJobs have run is run again when it has ended,
 *     and the command when something was killed
 * @param interruptions what is killed on the way, in this order
 * @param seconds when the node stops in any case
 */
public record NodeSpec(
    Path work,
    Path image,
    Path keys,
    Path certificate,
    List<String> manifests,
    @Nullable String command,
    Path files,
    Map<String, Path> mounts,
    List<String> servers,
    boolean rights,
    boolean memoryLimits,
    String javaOptions,
    List<String> sees,
    boolean exit,
    boolean restarts,
    List<Interruption> interruptions,
    int seconds) {

  /** Where a command outside of the cluster finds {@code files}, and itself. */
  public static final String FILES = "/work";

  /**
   * A pod that is killed, as when its node is lost.
   *
   * @param pod how its name begins
   * @param sees what it has printed by then
   */
  public record Interruption(String pod, String sees) {}
}
