package dev.sparklint.reference;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.FencedInstanceIdException;
import org.apache.kafka.common.errors.InvalidProducerEpochException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Lets only the newest driver of a checkpoint go on. Kafka itself is the referee: of two producers
 * with one transactional id, the broker refuses the older one. The same transactions carry the
 * offsets of a consumer group, so that any tool that shows a group's lag shows the pipeline's.
 */
final class Fence implements AutoCloseable {

  private final String groupId;
  private final KafkaProducer<byte[], byte[]> producer;

  private Fence(String groupId, KafkaProducer<byte[], byte[]> producer) {
    this.groupId = groupId;
    this.producer = producer;
  }

  /** Shuts out every driver that stood here before. */
  static Fence raise(Settings settings) {
    Map<String, Object> options = new HashMap<>(settings.kafkaOptions());
    options.put(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, settings.bootstrapServers());
    options.put(
        ProducerConfig.TRANSACTIONAL_ID_CONFIG,
        "pipeline-"
            + UUID.nameUUIDFromBytes(settings.checkpoint().getBytes(StandardCharsets.UTF_8)));
    KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(options, new ByteArraySerializer(), new ByteArraySerializer());
    try {
      producer.initTransactions();
    } catch (RuntimeException e) {
      producer.close(Duration.ZERO);
      throw e;
    }
    return new Fence(settings.groupId(), producer);
  }

  /**
   * Asks Kafka whether this is still the newest driver, and notes how far it is.
   *
   * @param offsets topic to partition to offset
   * @throws PipelineException if it is not
   */
  void pass(JsonNode offsets) {
    Map<TopicPartition, OffsetAndMetadata> reached = new HashMap<>();
    offsets
        .fields()
        .forEachRemaining(
            topic ->
                topic
                    .getValue()
                    .fields()
                    .forEachRemaining(
                        partition ->
                            reached.put(
                                new TopicPartition(
                                    topic.getKey(), Integer.parseInt(partition.getKey())),
                                new OffsetAndMetadata(partition.getValue().asLong()))));
    try {
      producer.beginTransaction();
      producer.sendOffsetsToTransaction(reached, new ConsumerGroupMetadata(groupId));
      producer.commitTransaction();
    } catch (ProducerFencedException
        | InvalidProducerEpochException
        | FencedInstanceIdException e) {
      throw new PipelineException(
          "another driver has taken over this checkpoint, this one ends: two must not run at a time");
    }
  }

  @Override
  public void close() {
    producer.close(Duration.ZERO);
  }
}
