package dev.sparklint.knowledge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sparklint.registry.KeyEntry;
import dev.sparklint.registry.SparkRegistry;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** What the registry says of values, against the converters of the Spark on the class path. */
final class ValueTypeOracleTest {

  private static final long SEED = 20_261_125;
  private static final int VALUES = 5_000;
  private static final SparkRegistry REGISTRY = SparkRegistry.known();
  private static final Map<String, List<Asked>> BY_TYPE = new TreeMap<>();

  private record Asked(KeyEntry entry, Converter converter) {}

  @BeforeAll
  static void readSpark() throws Exception {
    String spark = System.getProperty("sparklint.spark");
    int release = REGISTRY.indexOf(spark.substring(0, spark.lastIndexOf('.')));
    ConfigEntries.loadAll(SparkJars.onClassPath());
    for (ScalaObject entry : ConfigEntries.registered()) {
      KeyEntry known = REGISTRY.entry(entry.text("key"), release);
      Converter converter = Converter.of(entry);
      if (known != null && converter != null && !known.type().name().isEmpty()) {
        BY_TYPE
            .computeIfAbsent(known.type().name(), added -> new ArrayList<>())
            .add(new Asked(known, converter));
      }
    }
  }

  @TestFactory
  List<DynamicTest> agrees_with_every_type() {
    List<DynamicTest> tests = new ArrayList<>();
    BY_TYPE.forEach(
        (type, keys) -> tests.add(DynamicTest.dynamicTest(type, () -> compare(type, keys))));
    return tests;
  }

  private static void compare(String type, List<Asked> keys) {
    RandomValues values = new RandomValues(new Random(SEED + type.hashCode()));
    int accepted = 0;
    List<String> mismatches = new ArrayList<>();
    for (int i = 0; i < VALUES; i++) {
      // Every key once, then by chance.
      Asked asked = keys.get(i < keys.size() ? i : values.below(keys.size()));
      String value = values.of(asked.entry().type());
      boolean spark = asked.converter().accepts(value);
      accepted += spark ? 1 : 0;
      boolean ours = asked.entry().type().refusal(value) == null;
      // A demand in words alone, such as "must be a time zone", is not ours to decide.
      boolean undecided =
          ours && !asked.entry().type().check().isEmpty() && !asked.entry().type().isBounded();
      if (spark != ours && !undecided) {
        mismatches.add(
            asked.entry().key()
                + "="
                + value
                + ": Spark "
                + (spark ? "takes it" : "refuses")
                + ", we "
                + (ours ? "take it" : "refuse")
                + " "
                + asked.entry().type());
      }
    }
    System.out.println(
        type
            + ": "
            + VALUES
            + " values for "
            + keys.size()
            + " keys, "
            + accepted
            + " taken by Spark, "
            + mismatches.size()
            + " mismatches");
    assertThat(mismatches.stream().limit(20)).as("seed " + SEED).isEmpty();
  }
}
