package dev.sparklint.reference;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;

/**
 * Bookings of few ids in great disorder: the same id near and far in time, early, late, and broken.
 */
final class Muddle {

  private Muddle() {}

  static void send(
      KafkaProducer<byte[], byte[]> producer, String topic, long seed, Instant start, int count)
      throws Exception {
    Random random = new Random(seed);
    List<Future<RecordMetadata>> sent = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Instant time = start.plusSeconds(2L * i + random.nextInt(3600) - 2400);
      String text =
          random.nextInt(50) == 0
              ? "broken"
              : String.format(
                  "{\"id\":\"m%d\",\"time\":\"%s\",\"type\":\"hotel\",\"country\":\"DE\",\"amount\":%d,\"currency\":\"EUR\"}",
                  random.nextInt(400), time, i);
      sent.add(
          producer.send(
              new ProducerRecord<>(topic, i % 2, null, text.getBytes(StandardCharsets.UTF_8))));
    }
    for (Future<RecordMetadata> one : sent) {
      one.get();
    }
  }
}
