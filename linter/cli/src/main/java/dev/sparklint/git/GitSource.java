package dev.sparklint.git;

import dev.sparklint.source.Source;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * The files of a commit, or those that are staged, by the paths that they have in the work tree.
 */
public final class GitSource implements Source, AutoCloseable {

  private final Map<String, String> blobsByPath;
  private final List<String> roots;
  private final Predicate<String> wanted;
  private final Blobs blobs;

  private GitSource(
      Map<String, String> files,
      List<String> roots,
      Predicate<String> wanted,
      GitRepository repository)
      throws GitException {
    this.blobsByPath = new TreeMap<>();
    for (Map.Entry<String, String> file : files.entrySet()) {
      blobsByPath.put(repository.shown(file.getKey()), file.getValue());
    }
    this.roots = List.copyOf(roots);
    this.wanted = wanted;
    this.blobs = repository.blobs();
  }

  /**
   * The files of a commit.
   *
   * @param roots paths of files and folders to look into, as reports show them; empty for the
   *     working directory
   * @param wanted whether a file in a folder may be of interest
   */
  public static GitSource ofCommit(
      GitRepository repository, String commit, List<String> roots, Predicate<String> wanted)
      throws GitException {
    return new GitSource(repository.files(commit), roots, wanted, repository);
  }

  /** The files that are staged; parameters as for {@link #ofCommit}. */
  public static GitSource ofStaged(
      GitRepository repository, List<String> roots, Predicate<String> wanted) throws GitException {
    return new GitSource(repository.stagedFiles(), roots, wanted, repository);
  }

  @Override
  public Listing list() {
    List<Entry> entries = new ArrayList<>();
    for (String path : blobsByPath.keySet()) {
      boolean named = roots.contains(path);
      if (named || (isBelow(path, roots) && wanted.test(path))) {
        entries.add(new Entry(path, named));
      }
    }
    return new Listing(entries, List.of());
  }

  @Override
  public List<String> filesBelow(String folder) {
    List<String> below = new ArrayList<>();
    for (String path : blobsByPath.keySet()) {
      if (isBelow(path, List.of(folder))) {
        below.add(path);
      }
    }
    return below;
  }

  @Override
  public byte[] read(String path, int limit) throws IOException {
    String blob = blobsByPath.get(Path.of(path).normalize().toString());
    if (blob == null) {
      throw new NoSuchFileException(path);
    }
    return blobs.read(blob, limit);
  }

  private static boolean isBelow(String path, List<String> folders) {
    for (String folder : folders) {
      boolean here = folder.isEmpty() && !path.startsWith("../");
      if (here || path.startsWith(folder + "/")) {
        return true;
      }
    }
    return false;
  }

  @Override
  public void close() {
    blobs.close();
  }
}
