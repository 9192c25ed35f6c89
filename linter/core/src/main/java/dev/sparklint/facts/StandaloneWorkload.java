package dev.sparklint.facts;

import dev.sparklint.command.Command;
import dev.sparklint.command.Word;
import dev.sparklint.model.Conf;
import dev.sparklint.model.Container;
import dev.sparklint.model.PodWorkload;
import dev.sparklint.text.Located;
import java.util.List;

/**
 * A master, worker or application of Spark's own cluster manager, which knows nothing of
 * Kubernetes.
 */
final class StandaloneWorkload {

  private StandaloneWorkload() {}

  /** Whether a container that starts no application belongs to such a cluster. */
  static boolean runsIn(Container container) {
    for (Container.EnvironmentVariable variable : container.env()) {
      Located<String> value = variable.value();
      if (value != null && value.value().startsWith(Master.STANDALONE)) {
        return true;
      }
    }
    for (Command call : container.calls()) {
      for (Word word : call.words()) {
        if (isDaemon(word.text())) {
          return true;
        }
      }
    }
    return false;
  }

  private static boolean isDaemon(String word) {
    return switch (word.substring(word.lastIndexOf('/') + 1)) {
      case "start-master.sh",
          "start-worker.sh",
          "start-slave.sh",
          "org.apache.spark.deploy.master.Master",
          "org.apache.spark.deploy.worker.Worker" ->
          true;
      default -> false;
    };
  }

  static Workload assemble(PodWorkload pods, Container container, Assumptions assumptions) {
    EffectiveConf conf = new EffectiveConf(List.<Conf>of(), "its applications set their own");
    List<VersionEvidence> versions =
        SparkVersions.evidence(null, container.image(), null, conf, null);
    return new WorkloadBuilder(
            "standalone", conf, "it runs on a standalone cluster", container.place())
        .object(pods.meta(), new ObjectFields(pods.object()))
        .versions(assumptions, versions)
        .build();
  }
}
