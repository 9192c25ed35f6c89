package dev.sparklint.cli;

import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.regex.PatternSyntaxException;

/**
 * A glob of the configuration: {@code *} and {@code ?} stay within a folder, {@code **} crosses
 * folders and may be none, {@code {a,b}} and {@code [a-c]} are choices. What names a folder covers
 * all that lies in it.
 */
final class Glob {

  private final PathMatcher exact;
  private final PathMatcher inside;

  /**
   * @throws PatternSyntaxException if the text is no glob
   */
  Glob(String text) {
    String glob = withoutEnds(text);
    if (glob.isEmpty()) {
      throw new PatternSyntaxException("it is empty", text, -1);
    }
    this.exact = matcher(glob);
    this.inside = matcher(glob + "/**");
  }

  /** Whether it covers a path, relative to where the glob is. */
  boolean matches(Path path) {
    return exact.matches(path) || inside.matches(path);
  }

  private static PathMatcher matcher(String glob) {
    return FileSystems.getDefault().getPathMatcher("glob:" + withOptionalFolders(glob));
  }

  private static String withoutEnds(String text) {
    String glob = text;
    while (glob.startsWith("./")) {
      glob = glob.substring(2);
    }
    while (glob.endsWith("/")) {
      glob = glob.substring(0, glob.length() - 1);
    }
    return glob;
  }

  /** Java wants at least one folder for {@code **}{@code /}; people mean any number. */
  private static String withOptionalFolders(String glob) {
    StringBuilder out = new StringBuilder();
    boolean choice = false;
    for (int i = 0; i < glob.length(); i++) {
      char c = glob.charAt(i);
      choice = c == '{' || (choice && c != '}');
      boolean starts = i == 0 || glob.charAt(i - 1) == '/';
      if (!choice && starts && glob.startsWith("**/", i)) {
        out.append("{**/,}");
        i += 2;
      } else {
        out.append(c);
      }
    }
    return out.toString();
  }
}
