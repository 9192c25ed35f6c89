package dev.sparklint.reference;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * What readers see of a pipeline's tables: those that list folders, and those that go by the
 * manifests.
 */
final class Lake {

  private final SparkSession spark;
  private final Path output;

  /** Looks at an output as it lies on the disk of the S3 server. */
  Lake(Path output) {
    this.output = output;
    spark = session();
  }

  /** One for all tests of this process. */
  static SparkSession session() {
    return SparkSession.builder()
        .master("local[2]")
        .config("spark.ui.enabled", "false")
        .config("spark.sql.shuffle.partitions", "2")
        .config("spark.sql.session.timeZone", "UTC")
        .getOrCreate();
  }

  /** The rows of all files in the table's folder. */
  Dataset<Row> listed(Table table) {
    return spark.read().parquet(output.resolve(table.folder()).toString());
  }

  /** The rows of the files that the manifests name. */
  Dataset<Row> committed(Table table) throws Exception {
    List<String> files = new ArrayList<>();
    for (Manifest manifest : manifests()) {
      for (String file : manifest.filesOf(table)) {
        files.add(output.resolve(table.folder()).resolve(file).toString());
      }
    }
    return spark.read().parquet(files.toArray(String[]::new));
  }

  List<Manifest> manifests() throws Exception {
    Manifests manifests = new Manifests("file://" + output, new Configuration());
    List<Manifest> all = new ArrayList<>();
    for (long batch = 0; batch < manifests.count(); batch++) {
      all.add(manifests.of(batch).orElseThrow());
    }
    return all;
  }

  Books totals() throws Exception {
    List<Manifest> all = manifests();
    return all.get(all.size() - 1).totals();
  }

  /** The Parquet files of a table, relative to its folder. */
  List<String> files(Table table) throws Exception {
    Path folder = output.resolve(table.folder());
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .map(file -> folder.relativize(file).toString())
          .filter(file -> file.endsWith(".parquet") && !file.contains("__magic"))
          .sorted()
          .toList();
    }
  }
}
