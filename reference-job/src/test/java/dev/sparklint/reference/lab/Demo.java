package dev.sparklint.reference.lab;

import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.apache.kafka.clients.producer.KafkaProducer;

/** Runs the pipeline on this machine for half a minute, and shows what it does. */
public final class Demo {

  private static final int ROUNDS = 10;
  private static final int BOOKINGS_A_ROUND = 2_000;

  private Demo() {}

  /** Takes the folder {@code target} of this module. */
  public static void main(String[] arguments) throws Exception {
    Path target = Path.of(arguments[0]);
    Path folder = Files.createTempDirectory(target, "demo-");
    PrintStream out = System.out;
    out.println("starting a broker and an S3 server; all files go to " + folder);
    try (Lab lab = Lab.start(target, folder)) {
      run(lab, out);
    }
    System.exit(0);
  }

  private static void run(Lab lab, PrintStream out) throws Exception {
    Pipeline pipeline =
        lab.pipeline("bookings")
            .set("spark.pipeline.trigger", "2s")
            .set("spark.pipeline.maxOffsetsPerTrigger", "4000");
    Instant start = Instant.now().truncatedTo(ChronoUnit.HOURS).minus(Duration.ofHours(6));
    Bookings bookings = new Bookings(1, start, 1, 4_000);
    try (JavaProcess driver = pipeline.start("stream");
        KafkaProducer<byte[], byte[]> producer = lab.kafka().producer()) {
      out.println("streaming; each line is a batch that has been committed");
      int shown = 0;
      for (int round = 0; round < ROUNDS; round++) {
        bookings.send(producer, pipeline.name(), BOOKINGS_A_ROUND);
        Thread.sleep(2_000);
        shown = show(driver, shown, out);
      }
      out.println("SIGTERM: the batch at work ends, none begins");
      driver.terminate();
      out.println("exit code " + driver.await(Duration.ofMinutes(2)) + ", which is 128 + SIGTERM");
      show(driver, shown, out);
    }
    out.println("the rest, until there is no more");
    out.print(news(pipeline.run(0, "stream", "trigger=available-now")));
    String hour = start.plus(1, ChronoUnit.HOURS).toString().substring(0, 13);
    String next = start.plus(2, ChronoUnit.HOURS).toString().substring(0, 13);
    out.println("history: the hour " + hour + " again from the archive");
    out.print(news(pipeline.run(0, "reprocess", "from=" + hour, "to=" + next)));
    out.println("audit: what was sent, and what there is");
    out.printf(
        "sent %,d: bookings %,d, duplicates %,d, late %,d, broken %,d%n",
        bookings.made(),
        bookings.events(),
        bookings.duplicates(),
        bookings.late(),
        bookings.broken());
    out.print(news(pipeline.run(0, "audit")));
    out.println("the tables are in " + pipeline.file(""));
  }

  private static int show(JavaProcess driver, int shown, PrintStream out) {
    String news = news(driver.output());
    out.print(news.substring(shown));
    return news.length();
  }

  /** Without Spark's log. */
  private static String news(String output) {
    StringBuilder news = new StringBuilder();
    output
        .lines()
        .filter(
            line ->
                line.startsWith("{\"event\":\"committed")
                    || line.matches("(books|events|files|missing|not).*"))
        .forEach(line -> news.append("  ").append(line).append('\n'));
    return news.toString();
  }
}
