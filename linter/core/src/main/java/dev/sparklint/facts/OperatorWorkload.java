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
    return Workload.ofMode(
        "operator",
        open,
        resource.meta(),
        assumptions,
        SparkVersions.evidence(resource.sparkVersion(), resource.image(), null, conf, null),
        conf,
        resource.spec());
  }
}
