package dev.sparklint.reference.lab;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;

/**
 * Makes bookings of which it is known what has to become of them, whatever the batches: those that
 * are late are a day behind, and none of those in the first batch is, as there is no watermark yet.
 */
public final class Bookings {

  private static final String[] COUNTRIES = {"de", "FR", " nl", "SE", "US", "BR", "GB"};
  private static final String[] BROKEN = {
    "not json",
    "{\"id\":\"\",\"time\":\"2026-01-01T00:00:00Z\",\"type\":\"hotel\",\"amount\":1,\"currency\":\"EUR\"}",
    "{\"id\":\"x\",\"time\":\"yesterday\",\"type\":\"hotel\",\"amount\":1,\"currency\":\"EUR\"}",
    "{\"id\":\"x\",\"time\":\"2126-01-01T00:00:00Z\",\"type\":\"hotel\",\"amount\":1,\"currency\":\"EUR\"}",
    "{\"id\":\"x\",\"time\":\"2026-01-01T00:00:00Z\",\"type\":\"hotel\",\"amount\":\"much\",\"currency\":\"EUR\"}",
    "{\"id\":\"x\",\"time\":\"2026-01-01T00:00:00Z\",\"type\":\"hotel\",\"amount\":1,\"currency\":\"E\"}",
    "[]",
    ""
  };

  private final Random random;
  private final Instant start;
  private final double perSecond;
  private final int noneLate;
  private final String prefix;
  private int made;
  private long broken;
  private long duplicates;
  private long late;
  private long events;
  private String last = "";

  /**
   * Begins a sequence.
   *
   * @param start the time of the first booking
   * @param perSecond how many bookings one second of their time has
   * @param noneLate how many at the beginning are none of them late: at least as many as the first
   *     batch has
   */
  public Bookings(long seed, Instant start, double perSecond, int noneLate) {
    random = new Random(seed);
    prefix = "b" + seed + "-";
    this.start = start;
    this.perSecond = perSecond;
    this.noneLate = noneLate;
  }

  public long broken() {
    return broken;
  }

  public long duplicates() {
    return duplicates;
  }

  public long late() {
    return late;
  }

  public long events() {
    return events;
  }

  public long made() {
    return made;
  }

  /**
   * Sends some more, of which about 1 % are broken, 2 % duplicates and 5 % late, and waits until
   * all are there.
   */
  public void send(KafkaProducer<byte[], byte[]> producer, String topic, int count)
      throws ExecutionException, InterruptedException {
    List<Future<RecordMetadata>> sent = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      sent.add(
          producer.send(
              new ProducerRecord<>(topic, i % 2, null, next().getBytes(StandardCharsets.UTF_8))));
    }
    for (Future<RecordMetadata> one : sent) {
      one.get();
    }
  }

  private String next() {
    made++;
    int draw = random.nextInt(100);
    if (draw < 1) {
      broken++;
      return BROKEN[random.nextInt(BROKEN.length)];
    }
    if (draw < 3 && !last.isEmpty()) {
      duplicates++;
      return last;
    }
    long millis = (long) (made * 1000 / perSecond);
    if (draw < 8 && made > noneLate) {
      late++;
      return booking(start.plusMillis(millis).minusSeconds(86_400));
    }
    events++;
    // Somewhat out of order, by far less than the watermark allows.
    last = booking(start.plusMillis(millis - random.nextInt(5_000)));
    return last;
  }

  private String booking(Instant time) {
    return String.format(
        "{\"id\":\"%s%08d\",\"time\":\"%s\",\"type\":\"%s\",\"user\":\"u%d\",\"country\":\"%s\",\"amount\":%d.%02d,\"currency\":\"eur\"}",
        prefix,
        made,
        time,
        random.nextBoolean() ? "Hotel" : "Flight",
        random.nextInt(10_000),
        COUNTRIES[random.nextInt(COUNTRIES.length)],
        random.nextInt(2_000),
        random.nextInt(100));
  }
}
