package dev.sparklint.reference;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.execution.streaming.OffsetSeq;
import org.apache.spark.sql.execution.streaming.OffsetSeqLog;

/** What Spark has noted of a batch before it began. */
final class Checkpoint {

  private final OffsetSeqLog offsets;

  Checkpoint(SparkSession spark, String checkpoint) {
    offsets = new OffsetSeqLog(spark, checkpoint + "/offsets");
  }

  /**
   * One batch as planned.
   *
   * @param until Kafka's offsets up to which it reads, exclusive
   * @param watermark in milliseconds since 1970
   */
  record Plan(JsonNode until, long watermark) {}

  Plan of(long batch) {
    OffsetSeq plan = offsets.get(batch).get();
    try {
      return new Plan(
          new ObjectMapper().readTree(plan.offsets().head().get().json()),
          plan.metadata().get().batchWatermarkMs());
    } catch (JsonProcessingException e) {
      throw new PipelineException("the checkpoint's offsets of batch " + batch + " are damaged");
    }
  }
}
