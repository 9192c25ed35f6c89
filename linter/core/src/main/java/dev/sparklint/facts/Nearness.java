package dev.sparklint.facts;

/** How near two files of a tree are: things of one name in other overlays are other things. */
final class Nearness {

  private static final int SAME_FILE = 10_000;

  private Nearness() {}

  /** Higher is nearer; negative when the two belong to different overlays. */
  static int of(String path, String other) {
    if (inOtherOverlay(path, other)) {
      return -1;
    }
    return path.equals(other) ? SAME_FILE : sharedFolders(path, other);
  }

  /** Whether they lie in one folder, or in folders of which one holds the other or a third both. */
  static boolean shareFolder(String path, String other) {
    boolean top = path.indexOf('/') < 0 || other.indexOf('/') < 0;
    return top || sharedFolders(path, other) > 0;
  }

  private static int sharedFolders(String path, String other) {
    int shared = 0;
    int end = Math.min(path.lastIndexOf('/'), other.lastIndexOf('/'));
    for (int i = 0; i <= end && path.charAt(i) == other.charAt(i); i++) {
      if (path.charAt(i) == '/') {
        shared++;
      }
    }
    return shared;
  }

  /** Whether both lie below one folder {@code overlays}, in different folders of it. */
  private static boolean inOtherOverlay(String path, String other) {
    int start = path.indexOf("overlays/");
    if (start < 0 || !other.startsWith(path.substring(0, start + 9))) {
      return false;
    }
    int end = path.indexOf('/', start + 9);
    return end > 0 && !other.startsWith(path.substring(0, end + 1));
  }
}
