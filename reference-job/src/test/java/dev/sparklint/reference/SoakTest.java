package dev.sparklint.reference;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sparklint.reference.lab.Bookings;
import dev.sparklint.reference.lab.JavaProcess;
import dev.sparklint.reference.lab.Lab;
import dev.sparklint.reference.lab.Pipeline;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Random;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * A million bookings, and drivers that are killed at any moment. Takes minutes: {@code
 * -Dtest=SoakTest -Dsoak}.
 */
@EnabledIfSystemProperty(named = "soak", matches = ".*")
final class SoakTest {

  private static final int BOOKINGS = 1_000_000;
  private static final int FIRST_BATCH = 50_000;

  @Test
  void a_million_bookings_and_three_kills() throws Exception {
    long seed = Long.getLong("seed", System.currentTimeMillis());
    System.out.println("-Dseed=" + seed);
    Random random = new Random(seed);
    try (Lab lab = Lab.start(Path.of("target").toAbsolutePath())) {
      Pipeline pipeline =
          lab.pipeline("soak")
              .set("spark.pipeline.maxOffsetsPerTrigger", Integer.toString(FIRST_BATCH));
      Bookings bookings =
          new Bookings(seed, Instant.parse("2026-03-01T10:00:00Z"), 50, FIRST_BATCH);
      try (KafkaProducer<byte[], byte[]> producer = lab.kafka().producer()) {
        bookings.send(producer, pipeline.name(), BOOKINGS);
      }
      for (int kill = 0; kill < 3; kill++) {
        try (JavaProcess driver = pipeline.start("stream")) {
          Thread.sleep(15_000 + random.nextInt(25_000));
          assertThat(driver.isAlive()).as("killed before its end").isTrue();
          driver.kill();
          System.out.println(
              "killed after batch " + (new Lake(pipeline.file("")).manifests().size() - 1));
        }
      }
      System.out.println(pipeline.run(0, "stream"));
      check(pipeline, bookings);
    }
  }

  private static void check(Pipeline pipeline, Bookings sent) throws Exception {
    Exact.check(
        pipeline.file(""),
        new Books(sent.made(), sent.events(), sent.duplicates(), sent.late(), sent.broken()));
    assertThat(pipeline.run(0, "audit")).doesNotContain("missing", "not committed");
  }
}
