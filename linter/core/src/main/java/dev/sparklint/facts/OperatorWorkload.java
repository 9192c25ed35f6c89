package dev.sparklint.facts;

import dev.sparklint.model.Conf;
import dev.sparklint.model.OperatorResource;
import java.util.ArrayList;
import java.util.List;

/** A resource of an operator of which settings and version are known, and no more. */
final class OperatorWorkload {

  private OperatorWorkload() {}

  static Workload assemble(OperatorResource resource, Assumptions assumptions) {
    String open = "the operator of " + resource.group() + " may set it";
    List<Conf> layers = new ArrayList<>(assumptions.layers());
    layers.addAll(resource.maps());
    EffectiveConf conf = new EffectiveConf(layers, open);
    List<VersionEvidence> versions =
        SparkVersions.evidence(resource.sparkVersion(), resource.image(), null, conf, null);
    boolean apache = resource.isApacheCluster();
    return new WorkloadBuilder(apache ? "standalone" : "operator", conf, open, resource.spec())
        .object(
            resource.meta(),
            apache ? new ObjectFields(resource.object()) : ObjectFields.unknown(open))
        .application(
            apache ? new ObjectFields(resource.application()) : ObjectFields.unknown(open),
            List.of(),
            List.of())
        .operator(apache ? "apache" : "other")
        .versions(assumptions, versions)
        .build();
  }
}
