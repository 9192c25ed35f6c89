package dev.sparklint.git;

import dev.sparklint.text.Place;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What differs from a commit; paths are those that reports show.
 *
 * @param renamed the path now for a path then
 * @param lines first and last line of each stretch that is new or changed, by path
 */
public record Changes(Map<String, String> renamed, Map<String, List<int[]>> lines) {

  /** Nothing differs. */
  public static final Changes NONE = new Changes(Map.of(), Map.of());

  private static final String NEW_FILE = "+++ b/";
  private static final String HUNK = "@@ -";

  public Changes {
    renamed = Map.copyOf(renamed);
    lines = Map.copyOf(lines);
  }

  /** Whether the start of a place is on a line that is new or changed. */
  public boolean touch(Place place) {
    for (int[] stretch : lines.getOrDefault(place.path(), List.of())) {
      if (place.span().line() >= stretch[0] && place.span().line() <= stretch[1]) {
        return true;
      }
    }
    return false;
  }

  static Changes of(List<String> renames, String diff, GitRepository repository) {
    Map<String, String> renamed = new HashMap<>();
    for (int i = 0; i + 2 < renames.size(); i += 3) {
      renamed.put(repository.shown(renames.get(i + 1)), repository.shown(renames.get(i + 2)));
    }
    Map<String, List<int[]>> lines = new HashMap<>();
    String path = "";
    String[] all = diff.split("\n", -1);
    for (int i = 0; i < all.length; i++) {
      if (all[i].startsWith(NEW_FILE)) {
        path = repository.shown(all[i].substring(NEW_FILE.length()).stripTrailing());
      } else if (all[i].startsWith(HUNK)) {
        int[] now = stretch(all[i], '+');
        int[] before = stretch(all[i], '-');
        lines.computeIfAbsent(path, file -> new ArrayList<>()).add(now);
        // What follows are lines of files, whatever they look like.
        i += now[1] - now[0] + 1 + before[1] - before[0] + 1;
      }
    }
    return new Changes(renamed, lines);
  }

  /** The first line and the last of one side of {@code @@ -1 +3,2 @@}. */
  private static int[] stretch(String hunk, char side) {
    int start = hunk.indexOf(side) + 1;
    String[] numbers = hunk.substring(start, hunk.indexOf(' ', start)).split(",", -1);
    int first = Integer.parseInt(numbers[0]);
    int count = numbers.length == 1 ? 1 : Integer.parseInt(numbers[1]);
    return new int[] {first, first + count - 1};
  }
}
