package dev.sparklint.reference;

import static org.apache.spark.sql.functions.lit;

import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.spark.api.java.function.VoidFunction2;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.storage.StorageLevel;
import org.jspecify.annotations.Nullable;

/**
 * Writes a batch of judged records: the archive, the events, the late, the broken, and at last the
 * manifest, which makes the batch count. A batch that comes again before its manifest stood
 * replaces its files; one that comes again after that (Spark had not yet noted its end) is only
 * gone through, for the state that it leaves.
 */
final class BatchWriter implements VoidFunction2<Dataset<Row>, Long> {

  private static final long serialVersionUID = 1;

  // Used on the driver alone, where Spark calls a batch's function.
  private final transient Settings settings;
  private final transient Gate gate;
  private final transient Optional<Fence> fence;
  private final transient Checkpoint checkpoint;
  private final transient Manifests manifests;
  private final transient TableWriter tables;
  private final transient Consumer<Manifest> whole;

  private transient @Nullable Manifest previous;

  /**
   * Whether nothing can be left over: only the batch before which the driver ended may have been
   * begun.
   */
  private transient boolean clean;

  BatchWriter(
      SparkSession spark,
      Settings settings,
      Gate gate,
      Optional<Fence> fence,
      Consumer<Manifest> whole)
      throws IOException {
    this.settings = settings;
    this.gate = gate;
    this.fence = fence;
    this.whole = whole;
    checkpoint = new Checkpoint(spark, settings.checkpoint());
    manifests = new Manifests(settings.output(), spark.sparkContext().hadoopConfiguration());
    tables = new TableWriter(settings, spark.sparkContext().hadoopConfiguration());
  }

  @Override
  public void call(Dataset<Row> judged, Long batch) throws Exception {
    gate.enter();
    try {
      Checkpoint.Plan plan = checkpoint.of(batch);
      Manifest before = before(batch);
      if (fence.isPresent() && before != null) {
        fence.get().pass(before.until());
      }
      Dataset<Row> rows = judged.withColumn(Judging.BATCH, lit(batch));
      rows.persist(StorageLevel.MEMORY_AND_DISK());
      try {
        Optional<Manifest> done = manifests.of(batch);
        previous =
            done.isPresent() ? again(rows, plan, done.get()) : write(rows, batch, plan, before);
        clean = true;
      } finally {
        rows.unpersist();
      }
    } finally {
      gate.leave();
    }
  }

  /** The manifest of the batch before, which must end where this one begins. */
  private @Nullable Manifest before(long batch) throws IOException {
    if (batch == 0) {
      return null;
    }
    Manifest before =
        previous != null && previous.batch() == batch - 1
            ? previous
            : manifests.of(batch - 1).orElse(null);
    if (before == null) {
      throw new PipelineException(
          settings.output()
              + " has no batch "
              + (batch - 1)
              + ", but the checkpoint has: they are not of one pipeline");
    }
    if (!before.query().equals(query())
        || !before.until().equals(checkpoint.of(batch - 1).until())) {
      throw stranger(batch - 1);
    }
    if (before.delay() != settings.watermark().toMillis()) {
      throw new PipelineException(
          "spark.pipeline.watermark is "
              + settings.watermark().toSeconds()
              + " s, but the output was begun with "
              + before.delay() / 1000
              + " s: history could not be computed again");
    }
    return before;
  }

  private static PipelineException stranger(long batch) {
    return new PipelineException(
        "batch "
            + batch
            + " in the output is not that of this checkpoint: another driver wrote it, or another pipeline");
  }

  private static String query() {
    return String.valueOf(
        SparkSession.active().sparkContext().getLocalProperty("sql.streaming.queryId"));
  }

  private Manifest again(Dataset<Row> rows, Checkpoint.Plan plan, Manifest done)
      throws InterruptedException {
    if (!done.query().equals(query()) || !done.until().equals(plan.until())) {
      throw stranger(done.batch());
    }
    Counting counting = new Counting(rows);
    counting.rows().write().format("noop").mode("overwrite").save();
    if (!counting.books().equals(done.books())) {
      throw new PipelineException(
          "batch "
              + done.batch()
              + " came again with other numbers: "
              + counting.books()
              + ", before "
              + done.books());
    }
    return done;
  }

  private Manifest write(
      Dataset<Row> rows, long batch, Checkpoint.Plan plan, @Nullable Manifest before)
      throws IOException, InterruptedException {
    Map<Table, List<String>> leftovers = clean ? Map.of() : leftovers(batch);
    Map<Table, List<String>> files = new EnumMap<>(Table.class);
    Counting counting = new Counting(rows);
    write(Table.RAW, counting.rows(), batch, files);
    Books books = counting.books();
    if (!books.balanced()) {
      throw new PipelineException("batch " + batch + " does not balance: " + books);
    }
    writeIf(books.events() > 0, Table.EVENTS, rows, batch, files);
    writeIf(books.late() > 0, Table.LATE, rows, batch, files);
    writeIf(books.broken() > 0, Table.BROKEN, rows, batch, files);
    for (Map.Entry<Table, List<String>> left : leftovers.entrySet()) {
      List<String> stray = new ArrayList<>(left.getValue());
      stray.removeAll(files.getOrDefault(left.getKey(), List.of()));
      tables.delete(left.getKey(), stray);
    }
    if (fence.isPresent()) {
      fence.get().pass(plan.until());
    }
    Manifest manifest =
        new Manifest(
            batch,
            query(),
            plan.until(),
            plan.watermark(),
            settings.watermark().toMillis(),
            Math.max(counting.newest(), before == null ? 0 : before.newestRecord()),
            books,
            before == null ? books : before.totals().plus(books),
            files);
    manifests.add(manifest);
    whole.accept(manifest);
    return manifest;
  }

  private void writeIf(
      boolean any, Table table, Dataset<Row> rows, long batch, Map<Table, List<String>> files) {
    if (any) {
      write(table, rows, batch, files);
    }
  }

  private void write(Table table, Dataset<Row> rows, long batch, Map<Table, List<String>> files) {
    files.put(
        table,
        tables.write(table, rows, Manifests.stem(batch), Optional.of(manifests.pending(table))));
  }

  /** What an attempt at this batch, by a driver that is gone, may have made appear. */
  private Map<Table, List<String>> leftovers(long batch) throws IOException {
    Map<Table, List<String>> announced = manifests.announced();
    announced.replaceAll(
        (table, files) ->
            files.stream().filter(file -> file.contains(Manifests.stem(batch))).toList());
    return announced;
  }
}
