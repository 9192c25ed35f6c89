package dev.sparklint.reference;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.DataFrameWriter;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SaveMode;

/** Adds Parquet files to the tables of an output. */
final class TableWriter {

  private final Folder output;
  private final int files;

  TableWriter(Settings settings, Configuration conf) throws IOException {
    output = new Folder(settings.output(), conf);
    files = settings.filesPerFolder();
  }

  Folder folder() {
    return output;
  }

  /**
   * Writes the rows of a table.
   *
   * @param judged of which {@link Table#of} takes the table's
   * @param stem what the names of the files begin with; files of the same name are replaced
   * @param pending a file that names, before they appear, those that are about to
   * @return the files, relative to the folder of the table
   */
  List<String> write(Table table, Dataset<Row> judged, String stem, Optional<String> pending) {
    String folder = output.path(table.folder());
    DataFrameWriter<Row> writer =
        table
            .of(judged, files)
            .write()
            .mode(SaveMode.Append)
            .option(BatchCommitProtocol.STEM, stem)
            .option(BatchCommitProtocol.WRITE, folder + "/" + stem)
            .partitionBy(table.partitions().toArray(String[]::new));
    pending.ifPresent(file -> writer.option(BatchCommitProtocol.PENDING, file));
    writer.parquet(folder);
    return BatchCommitProtocol.written(folder + "/" + stem);
  }

  void delete(Table table, List<String> files) throws IOException {
    output.delete(files.stream().map(file -> table.folder() + "/" + file).toList());
  }
}
