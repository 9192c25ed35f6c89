package dev.sparklint.lsp;

import dev.sparklint.source.DirectorySource;
import dev.sparklint.source.Source;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

/**
 * A folder with the unsaved text of an editor laid over it. A file of the disk is read again when
 * its time or size has changed.
 */
final class EditedSource implements Source {

  /** What was read, and what the disk said of it then. */
  private record Held(FileTime time, long size) {}

  private final Path root;
  private final Predicate<String> candidates;
  private final DirectorySource disk;
  private final Map<String, byte[]> edited = new ConcurrentHashMap<>();
  private final Map<String, Held> held = new ConcurrentHashMap<>();
  private final Map<String, byte[]> bytesByPath = new ConcurrentHashMap<>();

  EditedSource(Path root, Predicate<String> candidates) {
    this.root = root;
    this.candidates = candidates;
    this.disk = new DirectorySource(root, List.of(root), candidates);
  }

  /** The text of a file as the editor has it. */
  void edit(String path, byte[] bytes) {
    edited.put(path, bytes);
  }

  /** From now on the file of the disk counts. */
  void close(String path) {
    edited.remove(path);
  }

  @Override
  public Listing list() {
    Listing listing = disk.list();
    Map<String, Entry> entries = new TreeMap<>();
    for (Entry file : listing.files()) {
      entries.put(file.path(), file);
    }
    for (String path : edited.keySet()) {
      if (candidates.test(path)) {
        entries.put(path, new Entry(path, false));
      }
    }
    return new Listing(new ArrayList<>(entries.values()), listing.notes());
  }

  @Override
  public List<String> filesBelow(String folder) {
    TreeSet<String> below = new TreeSet<>(disk.filesBelow(folder));
    for (String path : edited.keySet()) {
      if (folder.isEmpty() || path.startsWith(folder + "/")) {
        below.add(path);
      }
    }
    return List.copyOf(below);
  }

  @Override
  public byte[] read(String path, int limit) throws IOException {
    byte[] own = edited.get(path);
    byte[] bytes = own == null ? fromDisk(path, limit) : own;
    return bytes.length > limit ? Arrays.copyOf(bytes, limit) : bytes;
  }

  private byte[] fromDisk(String path, int limit) throws IOException {
    Path file = root.resolve(path);
    if (!Files.isRegularFile(file)) {
      return disk.read(path, limit);
    }
    BasicFileAttributes now = Files.readAttributes(file, BasicFileAttributes.class);
    Held state = new Held(now.lastModifiedTime(), now.size());
    byte[] before = bytesByPath.get(path);
    if (before != null && state.equals(held.get(path))) {
      return before;
    }
    byte[] bytes = disk.read(path, limit);
    if (bytes.length == now.size()) {
      bytesByPath.put(path, bytes);
      held.put(path, state);
    }
    return bytes;
  }
}
