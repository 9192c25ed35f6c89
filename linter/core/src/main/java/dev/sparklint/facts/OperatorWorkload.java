package dev.sparklint.facts;

import dev.sparklint.model.Conf;
import dev.sparklint.model.OperatorResource;
import java.util.ArrayList;
import java.util.List;

/** An application or cluster of an operator other than kubeflow's. */
final class OperatorWorkload {

  private OperatorWorkload() {}

  static Workload assemble(OperatorResource resource, Assumptions assumptions) {
    String open = "the operator of " + resource.group() + " may set it";
    List<Conf> layers = new ArrayList<>(assumptions.layers());
    layers.addAll(resource.maps());
    EffectiveConf conf = new EffectiveConf(layers, open);
    List<VersionEvidence> versions =
        SparkVersions.evidence(resource.sparkVersion(), resource.image(), null, conf, null);
    return new WorkloadBuilder("operator", conf, open, resource.spec())
        .object(resource.meta(), ObjectFields.unknown(open))
        .versions(assumptions, versions)
        .build();
  }
}
