package dev.sparklint.reference;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;

/**
 * What one batch has done: its existence says that the batch is whole.
 *
 * @param batch number of the batch, from 0, without gaps
 * @param query id of the streaming query, which is that of the checkpoint
 * @param until Kafka's offsets up to which it read, exclusive: topic to partition to offset
 * @param watermark under which it judged, in milliseconds since 1970
 * @param delay of the watermark in milliseconds
 * @param newestRecord the newest Kafka timestamp of this and all earlier batches, in milliseconds
 *     since 1970
 * @param books of this batch
 * @param totals of this and all earlier batches
 * @param files by table, relative to its folder
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
record Manifest(
    long batch,
    String query,
    JsonNode until,
    long watermark,
    long delay,
    long newestRecord,
    Books books,
    Books totals,
    Map<Table, List<String>> files) {

  Manifest {
    files = Map.copyOf(files);
  }

  List<String> filesOf(Table table) {
    return files.getOrDefault(table, List.of());
  }
}
