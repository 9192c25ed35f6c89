package dev.sparklint.reference;

import com.codahale.metrics.Gauge;
import com.codahale.metrics.MetricRegistry;
import java.util.function.ToLongFunction;
import org.apache.spark.SparkEnv;
import org.apache.spark.metrics.source.Source;

/** The books as metrics of the driver, beside Spark's own and by the same sinks. */
final class JobMetrics implements Source {

  private final MetricRegistry registry = new MetricRegistry();
  private volatile Books totals = Books.NONE;
  private volatile long watermark;
  private volatile long batch = -1;

  private JobMetrics() {
    count("records.in", Books::in);
    count("records.events", Books::events);
    count("records.duplicates", Books::duplicates);
    count("records.late", Books::late);
    count("records.broken", Books::broken);
    Gauge<Long> watermarkSeconds = () -> watermark / 1000;
    registry.register("watermark.seconds", watermarkSeconds);
    Gauge<Long> lastBatch = () -> batch;
    registry.register("batch", lastBatch);
  }

  /** Registers them with the running Spark. */
  static JobMetrics register() {
    JobMetrics metrics = new JobMetrics();
    SparkEnv.get().metricsSystem().registerSource(metrics);
    return metrics;
  }

  void whole(Manifest manifest) {
    totals = manifest.totals();
    watermark = manifest.watermark();
    batch = manifest.batch();
  }

  @Override
  public String sourceName() {
    return "pipeline";
  }

  @Override
  public MetricRegistry metricRegistry() {
    return registry;
  }

  private void count(String name, ToLongFunction<Books> number) {
    Gauge<Long> gauge = () -> number.applyAsLong(totals);
    registry.register(name, gauge);
  }
}
