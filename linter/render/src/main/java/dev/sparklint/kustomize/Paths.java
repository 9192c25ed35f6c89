package dev.sparklint.kustomize;

import java.util.ArrayList;
import java.util.List;
import java.util.StringTokenizer;

/** Paths of a source, with {@code /}. */
final class Paths {

  private Paths() {}

  /** A path as seen from a folder, without dots. */
  static String resolved(String folder, String path) {
    List<String> names = new ArrayList<>();
    StringTokenizer words = new StringTokenizer(folder + "/" + path, "/");
    while (words.hasMoreTokens()) {
      String word = words.nextToken();
      if (word.equals("..") && !names.isEmpty() && !names.get(names.size() - 1).equals("..")) {
        names.remove(names.size() - 1);
      } else if (!word.equals(".")) {
        names.add(word);
      }
    }
    return String.join("/", names);
  }

  /** The innermost folder that two lie in, or one of them. */
  static String common(String one, String other) {
    StringTokenizer left = new StringTokenizer(one, "/");
    StringTokenizer right = new StringTokenizer(other, "/");
    List<String> names = new ArrayList<>();
    while (left.hasMoreTokens() && right.hasMoreTokens()) {
      String name = left.nextToken();
      if (!name.equals(right.nextToken())) {
        break;
      }
      names.add(name);
    }
    return String.join("/", names);
  }
}
