package dev.sparklint.git;

import dev.sparklint.source.DirectorySource;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The repository that a folder lies in, asked through the {@code git} on the {@code PATH}: it knows
 * partial clones, work trees and whatever else a repository may be made of.
 */
public final class GitRepository {

  private final Path folder;
  private final Path root;

  private GitRepository(Path folder, Path root) {
    this.folder = folder;
    this.root = root;
  }

  /**
   * The repository that a folder lies in.
   *
   * @throws GitException if it lies in none, or there is no {@code git}
   */
  public static GitRepository of(Path folder) throws GitException {
    // Relative to the folder, so that links on the way to it stay as the user sees them.
    String up = line(run(folder, List.of("rev-parse", "--show-cdup")));
    return new GitRepository(folder, folder.resolve(up).normalize());
  }

  /** Its work tree. */
  public Path root() {
    return root;
  }

  /**
   * The commit that a change against {@code ref} starts from: their merge base, or {@code ref}
   * itself where there is none at hand.
   *
   * @throws GitException if there is no such commit
   */
  public String base(String ref) throws GitException {
    String commit =
        ref.startsWith("-") ? null : tryLine("rev-parse", "--verify", "--quiet", ref + "^{commit}");
    if (commit == null) {
      throw new GitException("no commit is called '" + ref + "'");
    }
    String base = tryLine("merge-base", commit, "HEAD");
    return base == null ? commit : base;
  }

  /** The files of a commit: the hash of its blob for each path from the root. */
  Map<String, String> files(String commit) throws GitException {
    Map<String, String> files = new TreeMap<>();
    for (String entry : parts(run("ls-tree", "-r", "-z", "--full-tree", commit))) {
      int tab = entry.indexOf('\t');
      String[] words = entry.substring(0, tab).split(" ", -1);
      addFile(words[0], words[2], entry.substring(tab + 1), files);
    }
    return files;
  }

  /** The files that are staged: the hash of its blob for each path from the root. */
  Map<String, String> stagedFiles() throws GitException {
    Map<String, String> files = new TreeMap<>();
    for (String entry : parts(run("ls-files", "--stage", "-z", "--full-name", ":/"))) {
      int tab = entry.indexOf('\t');
      String[] words = entry.substring(0, tab).split(" ", -1);
      addFile(words[0], words[1], entry.substring(tab + 1), files);
    }
    return files;
  }

  /** Regular files only: neither links nor other repositories. */
  private static void addFile(String mode, String blob, String path, Map<String, String> files) {
    if (mode.startsWith("100")) {
      files.put(path, blob);
    }
  }

  /**
   * What is new since a commit.
   *
   * @param staged whether what is staged is compared, and not the work tree
   */
  public Changes changes(String commit, boolean staged) throws GitException {
    List<String> against = new ArrayList<>(List.of("--no-ext-diff", "--no-textconv", "-M"));
    if (staged) {
      against.add("--cached");
    }
    against.add(commit);
    List<String> names = new ArrayList<>(List.of("diff", "--name-status", "-z", "--diff-filter=R"));
    names.addAll(against);
    List<String> lines =
        new ArrayList<>(List.of("diff", "--unified=0", "--src-prefix=a/", "--dst-prefix=b/"));
    lines.addAll(against);
    return Changes.of(parts(run(folder, names)), text(run(folder, lines)), this);
  }

  /** A path from the root as every report shows it. */
  String shown(String path) {
    return DirectorySource.relative(folder, root.resolve(path));
  }

  /** Reads blobs, many with one process. */
  Blobs blobs() throws GitException {
    return new Blobs(start(folder, List.of("cat-file", "--batch")));
  }

  private byte[] run(String... arguments) throws GitException {
    return run(folder, List.of(arguments));
  }

  private @Nullable String tryLine(String... arguments) {
    try {
      return line(run(arguments));
    } catch (GitException refused) {
      return null;
    }
  }

  private static byte[] run(Path folder, List<String> arguments) throws GitException {
    Process git = start(folder, arguments);
    try (InputStream out = git.getInputStream()) {
      git.getOutputStream().close();
      byte[] bytes = out.readAllBytes();
      String said = new String(git.getErrorStream().readAllBytes(), StandardCharsets.UTF_8).strip();
      if (git.waitFor() != 0) {
        throw new GitException(
            said.isEmpty()
                ? "git " + arguments.get(0) + " fails"
                : said.lines().findFirst().orElse(""));
      }
      return bytes;
    } catch (IOException broken) {
      throw new GitException("git " + arguments.get(0) + " cannot be read");
    } catch (InterruptedException stopped) {
      git.destroy();
      Thread.currentThread().interrupt();
      throw new GitException("stopped");
    }
  }

  private static Process start(Path folder, List<String> arguments) throws GitException {
    List<String> command = new ArrayList<>();
    command.addAll(List.of("git", "-c", "core.quotePath=false"));
    command.addAll(arguments);
    try {
      ProcessBuilder git = new ProcessBuilder(command).directory(folder.toFile());
      git.environment().putAll(Map.of("LC_ALL", "C", "GIT_OPTIONAL_LOCKS", "0"));
      return git.start();
    } catch (IOException missing) {
      throw new GitException("git is not on the PATH");
    }
  }

  private static String line(byte[] output) {
    return text(output).strip();
  }

  private static String text(byte[] output) {
    return new String(output, StandardCharsets.UTF_8);
  }

  /** Texts that a zero byte ends each. */
  private static List<String> parts(byte[] output) {
    List<String> parts = new ArrayList<>();
    String text = text(output);
    int start = 0;
    for (int end = text.indexOf('\0'); end >= 0; end = text.indexOf('\0', start)) {
      parts.add(text.substring(start, end));
      start = end + 1;
    }
    return parts;
  }
}
