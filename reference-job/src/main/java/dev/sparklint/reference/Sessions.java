package dev.sparklint.reference;

import org.apache.hadoop.conf.Configuration;
import org.apache.spark.SparkConf;
import org.apache.spark.sql.SparkSession;

/**
 * Starts Spark with what the exactness of the pipeline rests on; all else is left to properties.
 */
final class Sessions {

  private Sessions() {}

  static SparkSession start() {
    SparkSession spark =
        SparkSession.builder()
            .config(new SparkConf().setIfMissing("spark.app.name", "bookings"))
            // The hour of an event, and the day of a record, must not depend on where the driver
            // runs.
            .config("spark.sql.session.timeZone", "UTC")
            .config("spark.sql.sources.commitProtocolClass", BatchCommitProtocol.class.getName())
            // There is one stateful operator, and its second watermark is meant: see Judging.
            .config("spark.sql.streaming.statefulOperator.allowMultiple", "false")
            // The never-late column of Judging must not hold the watermark.
            .config("spark.sql.streaming.multipleWatermarkPolicy", "min")
            // A batch is kept for some seconds: packing it costs more than it saves.
            .config("spark.sql.inMemoryColumnarStorage.compressed", "false")
            .getOrCreate();
    Configuration hadoop = spark.sparkContext().hadoopConfiguration();
    // Uploads end with one request that makes a whole file appear; nothing is renamed, nothing half
    // is seen.
    hadoop.set("fs.s3a.committer.name", "magic");
    hadoop.set("fs.s3a.committer.magic.enabled", "true");
    // The stream and a reprocess write to one folder at a time, and must not end each other's
    // uploads.
    hadoop.set("fs.s3a.committer.abort.pending.uploads", "false");
    hadoop.set("mapreduce.fileoutputcommitter.marksuccessfuljobs", "false");
    return spark;
  }
}
