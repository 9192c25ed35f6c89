package dev.sparklint.reference;

import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.mapreduce.JobContext;
import org.apache.hadoop.mapreduce.OutputCommitter;
import org.apache.hadoop.mapreduce.TaskAttemptContext;
import org.apache.hadoop.mapreduce.lib.output.PathOutputCommitter;
import org.apache.hadoop.mapreduce.lib.output.PathOutputCommitterFactory;
import org.apache.spark.internal.io.FileCommitProtocol.TaskCommitMessage;
import org.apache.spark.internal.io.FileNameSpec;
import org.apache.spark.internal.io.HadoopMapReduceCommitProtocol;
import org.jspecify.annotations.Nullable;
import scala.Option;
import scala.collection.JavaConverters;
import scala.collection.Seq;

/**
 * Writes the files of a batch so that readers who list folders see each row once.
 *
 * <p>A file's name follows from the batch and the task, so that a batch that is written again
 * replaces what it wrote before; and the files come by the committer that Hadoop names for the file
 * system, on S3 the one that makes each appear whole, and only when all tasks have ended. Spark's
 * own protocol puts a random name into each file and knows only committers that rename.
 */
public final class BatchCommitProtocol extends HadoopMapReduceCommitProtocol {

  /** Write option: what the names of the files begin with. */
  static final String STEM = "pipeline.stem";

  /** Write option: under which name {@link #written} finds what was written. */
  static final String WRITE = "pipeline.write";

  /** Write option: a file that names, before they appear, those that are about to; or none. */
  static final String PENDING = "pipeline.pending";

  private static final long serialVersionUID = 1;

  /** Files of finished writes, by name of the write: Spark's writer itself returns nothing. */
  private static final Map<String, List<String>> WRITTEN = new ConcurrentHashMap<>();

  private final String folder;
  private transient @Nullable PathOutputCommitter committer;
  private transient @Nullable List<String> files;

  /** Called by Spark. */
  public BatchCommitProtocol(String jobId, String path, boolean dynamicPartitionOverwrite) {
    super(jobId, path, false);
    folder = path;
  }

  /** The files that a write has made, relative to its folder, and forgets them. */
  static List<String> written(String write) {
    List<String> files = WRITTEN.remove(write);
    return files == null ? List.of() : files;
  }

  @Override
  public OutputCommitter setupCommitter(TaskAttemptContext context) {
    try {
      PathOutputCommitter made =
          PathOutputCommitterFactory.createCommitter(new Path(folder), context);
      committer = made;
      files = new ArrayList<>();
      return made;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public String newTaskTempFile(
      TaskAttemptContext context, Option<String> partition, FileNameSpec spec) {
    String stem = context.getConfiguration().get(STEM);
    String name =
        String.format(
            "%s-%05d%s", stem, context.getTaskAttemptID().getTaskID().getId(), spec.suffix());
    String file = partition.isEmpty() ? name : partition.get() + "/" + name;
    Objects.requireNonNull(files).add(file);
    try {
      return new Path(Objects.requireNonNull(committer).getWorkPath(), file).toString();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public TaskCommitMessage commitTask(TaskAttemptContext context) {
    return new TaskCommitMessage(
        new Task(super.commitTask(context), List.copyOf(Objects.requireNonNull(files))));
  }

  @Override
  public void commitJob(JobContext context, Seq<TaskCommitMessage> messages) {
    List<TaskCommitMessage> theirs = new ArrayList<>();
    List<String> all = new ArrayList<>();
    for (TaskCommitMessage message : JavaConverters.seqAsJavaList(messages)) {
      Task task = (Task) message.obj();
      theirs.add(task.message());
      all.addAll(task.files());
    }
    announce(context.getConfiguration(), all);
    super.commitJob(context, JavaConverters.asScalaBuffer(theirs).toSeq());
    WRITTEN.put(context.getConfiguration().get(WRITE), List.copyOf(all));
  }

  private static void announce(Configuration conf, List<String> files) {
    String pending = conf.get(PENDING);
    if (pending == null) {
      return;
    }
    Path path = new Path(pending);
    try (FSDataOutputStream out = path.getFileSystem(conf).create(path, true)) {
      out.write(String.join("\n", files).getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What a task tells the driver: what Spark's protocol would, and the files. */
  private record Task(TaskCommitMessage message, List<String> files) implements Serializable {
    private Task {
      files = new ArrayList<>(files);
    }
  }
}
