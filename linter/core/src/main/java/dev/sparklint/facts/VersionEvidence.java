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

  @Doc("its first two numbers, such as 3.5 of 3.5.3")
  public String release() {
    int second = version.indexOf('.', version.indexOf('.') + 1);
    return second < 0 ? version : version.substring(0, second);
  }

  @Override
  public Object field(String field) {
    return switch (field) {
      case "version" -> version;
      case "source" -> source;
      case "release" -> release();
      default -> throw new IllegalArgumentException(field);
    };
  }
}
