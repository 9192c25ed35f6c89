package dev.sparklint.source;

import dev.sparklint.findings.Note;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Files and folders of a disk, seen from a working directory.
 *
 * <p>Folders are walked without following links to folders, so there are no loops. A link to a file
 * is followed when it leads out of the tree; inside it the file is listed already.
 */
public final class DirectorySource implements Source {

  private static final List<String> SKIPPED_FOLDERS =
      List.of(
          ".git",
          ".hg",
          ".svn",
          "node_modules",
          ".venv",
          "venv",
          "__pycache__",
          ".tox",
          ".idea",
          ".terraform",
          ".gradle");

  private final Path workingDirectory;
  private final List<Path> roots;
  private final Predicate<String> wanted;

  /**
   * @param workingDirectory what paths are relative to
   * @param roots files and folders to read, absolute or relative to the working directory
   * @param wanted whether a file of this path may be of interest; named files always are
   */
  public DirectorySource(Path workingDirectory, List<Path> roots, Predicate<String> wanted) {
    this.workingDirectory = workingDirectory.toAbsolutePath().normalize();
    this.roots = List.copyOf(roots);
    this.wanted = wanted;
  }

  @Override
  public Listing list() {
    Map<String, Entry> files = new TreeMap<>();
    List<Note> notes = new ArrayList<>();
    for (Path root : roots) {
      Path absolute = workingDirectory.resolve(root).normalize();
      if (Files.isDirectory(absolute)) {
        walk(absolute, files, notes);
      } else {
        String path = relative(absolute);
        files.put(path, new Entry(path, true));
      }
    }
    return new Listing(List.copyOf(files.values()), notes);
  }

  @Override
  public byte[] read(String path, int limit) throws IOException {
    Path file = workingDirectory.resolve(path).normalize();
    BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
    // Opening a pipe would wait for somebody to write into it.
    if (!attributes.isRegularFile()) {
      throw new NotRegularFileException(path);
    }
    // With room for one byte more the end shows without another try.
    int size = (int) Math.min(limit, attributes.size() + 1);
    byte[] bytes = new byte[size];
    try (InputStream in = Files.newInputStream(file)) {
      int read = in.readNBytes(bytes, 0, size);
      if (read < size) {
        return Arrays.copyOf(bytes, read);
      }
      // It has grown, or is one of those whose size is not known before they are read.
      return size == limit ? bytes : concat(bytes, in.readNBytes(limit - size));
    }
  }

  private static byte[] concat(byte[] first, byte[] second) {
    byte[] all = Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, all, first.length, second.length);
    return all;
  }

  @Override
  public List<String> filesBelow(String folder) {
    Path root = workingDirectory.resolve(folder).normalize();
    DirectorySource all = new DirectorySource(workingDirectory, List.of(root), path -> true);
    List<String> paths = new ArrayList<>();
    if (Files.isDirectory(root)) {
      for (Entry file : all.list().files()) {
        paths.add(file.path());
      }
    }
    return paths;
  }

  private void walk(Path root, Map<String, Entry> files, List<Note> notes) {
    List<Path> folders = new ArrayList<>();
    folders.add(root);
    while (!folders.isEmpty()) {
      Path folder = folders.remove(folders.size() - 1);
      try (DirectoryStream<Path> children = Files.newDirectoryStream(folder)) {
        for (Path child : children) {
          visit(root, child, folders, files);
        }
      } catch (NoSuchFileException vanished) {
        notes.add(new Note(relative(folder), "vanished while it was read"));
      } catch (IOException | java.nio.file.DirectoryIteratorException unreadable) {
        notes.add(new Note(relative(folder), "cannot be listed: " + reason(unreadable)));
      }
    }
  }

  private void visit(Path root, Path child, List<Path> folders, Map<String, Entry> files)
      throws IOException {
    BasicFileAttributes attributes = attributes(child);
    if (attributes == null) {
      return;
    }
    if (attributes.isDirectory()) {
      if (!isSkipped(child)) {
        folders.add(child);
      }
      return;
    }
    String path = relative(child);
    if (!wanted.test(path) || files.containsKey(path)) {
      return;
    }
    if (attributes.isRegularFile() || (attributes.isSymbolicLink() && leadsOut(root, child))) {
      files.put(path, new Entry(path, false));
    }
  }

  private static @Nullable BasicFileAttributes attributes(Path child) throws IOException {
    try {
      return Files.readAttributes(child, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    } catch (NoSuchFileException vanished) {
      return null;
    }
  }

  private static boolean leadsOut(Path root, Path link) {
    try {
      Path target = link.toRealPath();
      return Files.isRegularFile(target) && !target.startsWith(root.toRealPath());
    } catch (IOException dangling) {
      return false;
    }
  }

  /** Build output beside the build file that makes it is a copy of what is read anyway. */
  private static boolean isSkipped(Path folder) {
    String name = String.valueOf(folder.getFileName());
    return SKIPPED_FOLDERS.contains(name)
        || (name.equals("target") && Files.exists(folder.resolveSibling("pom.xml")));
  }

  private String relative(Path absolute) {
    return relative(workingDirectory, absolute);
  }

  /** The path as every report shows it: relative to the working directory, with {@code /}. */
  public static String relative(Path workingDirectory, Path absolute) {
    String path = workingDirectory.relativize(absolute).toString();
    return path.replace(absolute.getFileSystem().getSeparator(), "/");
  }

  private static String reason(Exception exception) {
    return exception instanceof java.nio.file.AccessDeniedException
        ? "no permission"
        : exception.getClass().getSimpleName();
  }
}
