package dev.sparklint.reference.lab;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Makes a topic and sends bookings to it, as a program beside a pipeline. */
public final class Feed {

  private Feed() {}

  /**
   * Takes brokers, a topic, a number of bookings, and how many of the first ones may not be late.
   */
  public static void main(String[] arguments) throws Exception {
    Map<String, Object> options = Map.of("bootstrap.servers", arguments[0], "linger.ms", "20");
    try (Admin admin = Admin.create(options)) {
      admin
          .createTopics(List.of(new NewTopic(arguments[1], Optional.of(2), Optional.empty())))
          .all()
          .get();
    }
    Bookings bookings =
        new Bookings(1, Instant.parse("2026-03-01T10:00:00Z"), 1, Integer.parseInt(arguments[3]));
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(options, new ByteArraySerializer(), new ByteArraySerializer())) {
      bookings.send(producer, arguments[1], Integer.parseInt(arguments[2]));
    }
    System.out.printf(
        "sent %d %d %d %d %d%n",
        bookings.made(),
        bookings.events(),
        bookings.duplicates(),
        bookings.late(),
        bookings.broken());
  }
}
