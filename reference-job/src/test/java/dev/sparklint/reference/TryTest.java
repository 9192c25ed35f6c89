package dev.sparklint.reference;

import dev.sparklint.reference.lab.*;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;

final class TryTest {
  @Test
  void tries() throws Exception {
    Path target = Path.of("target").toAbsolutePath();
    try (Lab lab = Lab.start(target, target.resolve("lab/try"))) {
      Pipeline pipeline = lab.pipeline("plain").set("spark.pipeline.maxOffsetsPerTrigger", "2000");
      Bookings bookings = new Bookings(7, Instant.parse("2026-03-01T10:00:00Z"), 1);
      try (var producer = lab.kafka().producer()) {
        bookings.send(producer, "plain", 10_000);
      }
      System.out.println(
          bookings.events()
              + " "
              + bookings.duplicates()
              + " "
              + bookings.late()
              + " "
              + bookings.broken());
      long t = System.nanoTime();
      System.out.println(pipeline.run(0, "stream"));
      System.out.println("s " + (System.nanoTime() - t) / 1e9);
      System.out.println(pipeline.run(0, "audit"));
      System.out.println(pipeline.run(0, "reprocess", "from=2026-03-01T10", "to=2026-03-01T11"));
      System.out.println(pipeline.run(0, "audit"));
    }
  }
}
