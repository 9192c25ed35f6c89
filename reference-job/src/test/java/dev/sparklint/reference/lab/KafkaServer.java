package dev.sparklint.reference.lab;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** A Kafka broker, which is its own controller. */
public final class KafkaServer implements AutoCloseable {

  private static final List<String> OPTIONS =
      List.of("-Xmx256m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC");

  private final Path folder;
  private final String classPath;
  private final int port;
  private JavaProcess process;

  private KafkaServer(Path folder, String classPath, int port, JavaProcess process) {
    this.folder = folder;
    this.classPath = classPath;
    this.port = port;
    this.process = process;
  }

  /** Starts a broker with nothing in it; its files go into a folder. */
  public static KafkaServer start(Path folder, String classPath)
      throws IOException, InterruptedException {
    int port = Waiting.freePort();
    Files.createDirectories(folder);
    Path properties = folder.resolve("kraft.properties");
    Files.writeString(
        properties,
        """
        process.roles=broker,controller
        node.id=1
        controller.quorum.voters=1@127.0.0.1:%2$d
        listeners=PLAINTEXT://127.0.0.1:%1$d,CONTROLLER://127.0.0.1:%2$d
        advertised.listeners=PLAINTEXT://127.0.0.1:%1$d
        controller.listener.names=CONTROLLER
        listener.security.protocol.map=CONTROLLER:PLAINTEXT,PLAINTEXT:PLAINTEXT
        log.dirs=%3$s
        offsets.topic.replication.factor=1
        offsets.topic.num.partitions=1
        transaction.state.log.replication.factor=1
        transaction.state.log.min.isr=1
        transaction.state.log.num.partitions=1
        group.initial.rebalance.delay.ms=0
        """
            .formatted(port, Waiting.freePort(), folder.resolve("data")));
    JavaProcess.start(
            folder.resolve("format.log"),
            classPath,
            OPTIONS,
            List.of(
                "kafka.tools.StorageTool",
                "format",
                "-t",
                "AAAAAAAAAAAAAAAAAAAAAQ",
                "-c",
                properties.toString()))
        .await(Duration.ofSeconds(60));
    JavaProcess process = launch(folder, classPath);
    Waiting.untilListening(port, process);
    return new KafkaServer(folder, classPath, port, process);
  }

  private static JavaProcess launch(Path folder, String classPath) throws IOException {
    return JavaProcess.start(
        folder.resolve("kafka.log"),
        classPath,
        OPTIONS,
        List.of("kafka.Kafka", folder.resolve("kraft.properties").toString()));
  }

  public String bootstrapServers() {
    return "127.0.0.1:" + port;
  }

  public void createTopic(String topic, int partitions)
      throws ExecutionException, InterruptedException {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers()))) {
      admin
          .createTopics(List.of(new NewTopic(topic, Optional.of(partitions), Optional.empty())))
          .all()
          .get();
    }
  }

  /** A producer that waits for every record. */
  public KafkaProducer<byte[], byte[]> producer() {
    return new KafkaProducer<>(
        Map.of("bootstrap.servers", bootstrapServers(), "linger.ms", "20", "acks", "all"),
        new ByteArraySerializer(),
        new ByteArraySerializer());
  }

  /** Takes the broker away at once. */
  public void kill() throws InterruptedException {
    process.kill();
  }

  /** Brings it back with what it had. */
  public void restart() throws IOException {
    process = launch(folder, classPath);
    Waiting.untilListening(port, process);
  }

  @Override
  public void close() {
    process.close();
  }
}
