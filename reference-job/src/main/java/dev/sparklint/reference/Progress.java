package dev.sparklint.reference;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintStream;
import java.time.Instant;
import java.util.Map;
import org.apache.spark.sql.streaming.SourceProgress;
import org.apache.spark.sql.streaming.StreamingQueryListener;
import org.apache.spark.sql.streaming.StreamingQueryProgress;

/**
 * Says how the stream gets on: a line of JSON for each batch, and the time of the last sign of
 * life.
 */
final class Progress extends StreamingQueryListener {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final PrintStream out;
  private volatile Instant lastSign = Instant.now();
  private volatile boolean started;

  Progress(PrintStream out) {
    this.out = out;
  }

  /** When the query last got on, or said that it has nothing to do. */
  Instant lastSign() {
    return lastSign;
  }

  /** Whether the query has been seen at work since the start of the process. */
  boolean started() {
    return started;
  }

  /** A batch is whole. */
  void whole(Manifest manifest) {
    sign();
    ObjectNode line = JSON.createObjectNode();
    line.put("event", "committed");
    line.put("batch", manifest.batch());
    line.put("watermark", Instant.ofEpochMilli(manifest.watermark()).toString());
    line.set("books", JSON.valueToTree(manifest.books()));
    line.set("totals", JSON.valueToTree(manifest.totals()));
    print(line);
  }

  @Override
  public void onQueryStarted(QueryStartedEvent event) {
    sign();
  }

  @Override
  public void onQueryProgress(QueryProgressEvent event) {
    sign();
    StreamingQueryProgress progress = event.progress();
    if (progress.numInputRows() == 0) {
      return;
    }
    ObjectNode line = JSON.createObjectNode();
    line.put("event", "batch");
    line.put("batch", progress.batchId());
    line.put("records", progress.numInputRows());
    line.put("recordsPerSecond", Math.round(progress.processedRowsPerSecond()));
    for (SourceProgress source : progress.sources()) {
      source.metrics().forEach((name, value) -> line.put(name, value));
    }
    ObjectNode durations = line.putObject("milliseconds");
    for (Map.Entry<String, Long> duration : progress.durationMs().entrySet()) {
      durations.put(duration.getKey(), duration.getValue());
    }
    print(line);
  }

  @Override
  public void onQueryIdle(QueryIdleEvent event) {
    sign();
  }

  @Override
  public void onQueryTerminated(QueryTerminatedEvent event) {}

  private void sign() {
    lastSign = Instant.now();
    started = true;
  }

  private void print(ObjectNode line) {
    try {
      out.println(JSON.writeValueAsString(line));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
