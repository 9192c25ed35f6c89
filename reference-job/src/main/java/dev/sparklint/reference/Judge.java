package dev.sparklint.reference;

import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.api.java.function.FlatMapGroupsWithStateFunction;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.streaming.GroupState;
import org.apache.spark.sql.types.StructType;

/** Judges the records of one id. */
final class Judge implements FlatMapGroupsWithStateFunction<String, Row, SeenTimes, Row> {

  private static final long serialVersionUID = 1;

  private final boolean archived;
  private final long delay;
  private final int time;
  private final int watermark;
  private final int batch;
  private final int topic;
  private final int partition;
  private final int offset;

  /**
   * Judges rows of a schema.
   *
   * @param archived whether a row says in which batch and under which watermark it came
   * @param delay the watermark's delay in milliseconds
   */
  Judge(StructType schema, boolean archived, long delay) {
    this.archived = archived;
    this.delay = delay;
    time = schema.fieldIndex("time");
    watermark = schema.fieldIndex(Judging.WATERMARK);
    batch = archived ? schema.fieldIndex(Judging.BATCH) : -1;
    topic = schema.fieldIndex("topic");
    partition = schema.fieldIndex("partition");
    offset = schema.fieldIndex("offset");
  }

  @Override
  public Iterator<Row> call(String key, Iterator<Row> rows, GroupState<SeenTimes> state) {
    SeenTimes seen = state.exists() ? state.get() : new SeenTimes();
    List<Row> judged = new ArrayList<>();
    for (Row row : inOrder(rows)) {
      Timestamp mark =
          archived ? row.getTimestamp(watermark) : new Timestamp(state.getCurrentWatermarkMs());
      judged.add(with(row, mark, outcome(row, mark.getTime(), seen)));
    }
    if (!archived) {
      keep(seen, state);
    }
    return judged.iterator();
  }

  private Outcome outcome(Row row, long mark, SeenTimes seen) {
    if (row.isNullAt(time)) {
      return Outcome.BROKEN;
    }
    long at = row.getTimestamp(time).getTime();
    if (at < mark) {
      return Outcome.LATE;
    }
    boolean duplicate = seen.hasWithin(at, delay);
    seen.add(at);
    return duplicate ? Outcome.DUPLICATE : Outcome.EVENT;
  }

  /**
   * Forgets what no record can meet any more: one at the watermark or after it is further away than
   * the delay.
   */
  private void keep(SeenTimes seen, GroupState<SeenTimes> state) {
    seen.forgetBefore(state.getCurrentWatermarkMs() - delay);
    if (!seen.isEmpty()) {
      state.update(seen);
      state.setTimeoutTimestamp(seen.newest() + delay + 1);
    } else if (state.exists()) {
      state.remove();
    }
  }

  private List<Row> inOrder(Iterator<Row> rows) {
    List<Row> list = new ArrayList<>();
    rows.forEachRemaining(list::add);
    if (list.size() > 1) {
      Comparator<Row> order = Comparator.comparing(row -> row.getString(topic));
      order =
          order
              .thenComparingInt(row -> row.getInt(partition))
              .thenComparingLong(row -> row.getLong(offset));
      list.sort(
          archived
              ? Comparator.<Row>comparingLong(row -> row.getLong(batch)).thenComparing(order)
              : order);
    }
    return list;
  }

  private Row with(Row row, Timestamp mark, Outcome outcome) {
    Object[] values = new Object[row.size() + 1];
    for (int i = 0; i < row.size(); i++) {
      values[i] = row.get(i);
    }
    values[watermark] = mark;
    values[row.size()] = outcome.word();
    return RowFactory.create(values);
  }
}
