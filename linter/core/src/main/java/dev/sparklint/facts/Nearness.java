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

  /** Whether they lie in one folder, in folders beside each other, or one below the other's. */
  static boolean areTogether(String path, String other) {
    String folder = folder(path);
    String otherFolder = folder(other);
    return folder.startsWith(otherFolder)
        || otherFolder.startsWith(folder)
        || parent(folder).equals(parent(otherFolder));
  }

  private static String folder(String path) {
    return path.substring(0, path.lastIndexOf('/') + 1);
  }

  private static String parent(String folder) {
    return folder.isEmpty() ? "" : folder(folder.substring(0, folder.length() - 1));
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
