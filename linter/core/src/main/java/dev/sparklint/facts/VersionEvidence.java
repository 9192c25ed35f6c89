package dev.sparklint.facts;

import dev.sparklint.text.Place;

/** Something that says which Spark a workload runs on; several may contradict each other. */
@Doc("Something that says which Spark a workload runs on")
public record VersionEvidence(
    @Doc("the version") String version,
    @Doc("what says so: sparkVersion, image, Dockerfile, spark.jars.packages or program")
        String source,
    Place place)
    implements Fact {

  @Override
  public Object field(String field) {
    return switch (field) {
      case "version" -> version;
      case "source" -> source;
      default -> throw new IllegalArgumentException(field);
    };
  }
}
