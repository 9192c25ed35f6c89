package dev.sparklint.reference;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.LocatedFileStatus;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RemoteIterator;

/** A folder on whatever file system its address names, and texts in it. */
final class Folder {

  private final Path path;
  private final FileSystem files;

  Folder(String path, Configuration conf) throws IOException {
    this.path = new Path(path);
    files = this.path.getFileSystem(conf);
  }

  String path() {
    return path.toString();
  }

  String path(String name) {
    return new Path(path, name).toString();
  }

  boolean has(String name) throws IOException {
    return files.exists(new Path(path, name));
  }

  /**
   * The text of a file; all of it, since S3A takes a connection that breaks for the end of the
   * file.
   */
  Optional<String> read(String name) throws IOException {
    Path file = new Path(path, name);
    try (FSDataInputStream in = files.open(file)) {
      byte[] bytes = new byte[Math.toIntExact(files.getFileStatus(file).getLen())];
      in.readFully(0, bytes);
      return Optional.of(new String(bytes, StandardCharsets.UTF_8));
    } catch (FileNotFoundException e) {
      return Optional.empty();
    }
  }

  /** Writes a text, which others see whole or not at all. */
  void write(String name, String text) throws IOException {
    try (FSDataOutputStream out = files.create(new Path(path, name), true)) {
      out.write(text.getBytes(StandardCharsets.UTF_8));
    }
  }

  void delete(List<String> names) throws IOException {
    for (String name : names) {
      files.delete(new Path(path, name), false);
    }
  }

  /** All files at any depth, relative to here, but for those that readers do not look at. */
  List<String> list(String name) throws IOException {
    List<String> found = new ArrayList<>();
    String root = files.makeQualified(path).toString() + "/";
    try {
      RemoteIterator<LocatedFileStatus> all = files.listFiles(new Path(path, name), true);
      while (all.hasNext()) {
        String file = all.next().getPath().toString().substring(root.length());
        if (!file.matches("(.*/)?[_.].*")) {
          found.add(file);
        }
      }
    } catch (FileNotFoundException e) {
      return List.of();
    }
    return found;
  }
}
