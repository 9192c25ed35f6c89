package dev.sparklint.registry;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Every key of every release of Spark that sparklint knows. A key is found by halving, and only
 * what is asked for is decoded.
 *
 * <p>The head of the pack: the releases, the number of keys. String n of the pool and record n of
 * the table belong to key n; keys are sorted. A record says for spans of releases what holds there.
 */
public final class SparkRegistry {

  private static final String PACK = "spark-keys.pack";
  private static final List<String> MODES = List.of("local", "client", "cluster", "yarn");
  private static final String ANY = "*";
  private static final int MOST_REMEMBERED = 10_000;

  /** Read when somebody asks for the first key: most trees have none. */
  private static final class Known {
    static final SparkRegistry REGISTRY = new SparkRegistry(new Pack(bytes()));
  }

  private final Pack pack;
  private final List<String> releases;
  private final int size;
  // What was asked for already. Two threads may decode the same: it comes out equal.
  private final Map<Integer, @Nullable KeyEntry[]> decoded = new ConcurrentHashMap<>();
  private final Map<String, Integer> found = new ConcurrentHashMap<>();
  private final Map<List<Integer>, Spelling> spellings = new ConcurrentHashMap<>();

  private SparkRegistry(Pack pack) {
    this.pack = pack;
    Pack.Cursor head = pack.head();
    List<String> names = new ArrayList<>();
    for (int rest = head.number(); rest > 0; rest--) {
      names.add(head.string());
    }
    this.releases = List.copyOf(names);
    this.size = head.number();
  }

  public static SparkRegistry known() {
    return Known.REGISTRY;
  }

  /** {@code 2.4}, {@code 3.0} and so on, oldest first. */
  public List<String> releases() {
    return releases;
  }

  /** Whether it knows the release of a version such as {@code 3.5.3}. */
  public boolean hasRelease(String version) {
    for (String release : releases) {
      if (version.equals(release) || version.startsWith(release + ".")) {
        return true;
      }
    }
    return false;
  }

  /** Where a release stands among {@link #releases}; -1 for one that is not there. */
  public int indexOf(String release) {
    return releases.indexOf(release);
  }

  /** The names of all keys of all releases, families too, in order. */
  public List<String> keys() {
    List<String> keys = new ArrayList<>(size);
    for (int i = 0; i < size; i++) {
      keys.add(pack.string(i));
    }
    return keys;
  }

  /** What a release knows of a key by exactly this name; null when nothing. */
  public @Nullable KeyEntry entry(String key, int release) {
    int number = find(key);
    return number < 0 ? null : entry(number, release);
  }

  /** What the newest release that registers the key takes for it; plain text where none does. */
  public ValueType type(String key) {
    int number = find(key);
    ValueType newest = ValueType.TEXT;
    for (int i = 0; number >= 0 && i < releases.size(); i++) {
      KeyEntry entry = entry(number, i);
      if (entry != null && !entry.type().name().isEmpty()) {
        newest = entry.type();
      }
    }
    return newest;
  }

  /** The longest family of any release that the key belongs to; null for none. */
  public @Nullable String family(String key) {
    for (int point = key.lastIndexOf('.'); point > 0; point = key.lastIndexOf('.', point - 1)) {
      String family = key.substring(0, point + 1) + ANY;
      if (find(family) >= 0) {
        return family;
      }
    }
    return null;
  }

  /** Which key was meant, among those of some releases, by their index. */
  public Spelling spelling(List<Integer> among) {
    Spelling spelling = spellings.get(among);
    if (spelling == null) {
      spelling = new Spelling(this, among);
      spellings.put(List.copyOf(among), spelling);
    }
    return spelling;
  }

  /** Whether any release knows the key by exactly this name. */
  public boolean has(String key) {
    return find(key) >= 0;
  }

  /** The first release, or the last, that knows the key; -1 when none does. */
  public int release(String key, boolean first) {
    int number = find(key);
    if (number < 0) {
      return -1;
    }
    for (int i = 0; i < releases.size(); i++) {
      int release = first ? i : releases.size() - 1 - i;
      if (entry(number, release) != null) {
        return release;
      }
    }
    return -1;
  }

  /** The same keys are asked for again and again. */
  private int find(String key) {
    Integer known = found.get(key);
    if (known == null) {
      known = search(key);
      if (found.size() < MOST_REMEMBERED) {
        found.put(key, known);
      }
    }
    return known;
  }

  private int search(String key) {
    int low = 0;
    int high = size - 1;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      int order = pack.compare(middle, key);
      if (order == 0) {
        return middle;
      }
      if (order < 0) {
        low = middle + 1;
      } else {
        high = middle - 1;
      }
    }
    return -1;
  }

  private @Nullable KeyEntry entry(int number, int release) {
    return release < 0 ? null : entries(number)[release];
  }

  /** What each release knows of a key; decoded once. */
  private @Nullable KeyEntry[] entries(int number) {
    @Nullable KeyEntry[] known = decoded.get(number);
    if (known == null) {
      known = decode(number);
      decoded.put(number, known);
    }
    return known;
  }

  private @Nullable KeyEntry[] decode(int number) {
    @Nullable KeyEntry[] known = new KeyEntry[releases.size()];
    Pack.Cursor record = pack.record(number);
    for (int rest = record.number(); rest > 0; rest--) {
      int from = record.number();
      int to = record.number();
      KeyEntry entry = entry(pack.string(number), record);
      for (int release = from; release <= to; release++) {
        known[release] = entry;
      }
    }
    return known;
  }

  private static KeyEntry entry(String key, Pack.Cursor record) {
    String name = record.string();
    String unit = record.string();
    List<String> values = record.strings();
    String least = record.string();
    String most = record.string();
    String open = record.string();
    String check = record.string();
    String fallback = record.string();
    String since = record.string();
    List<String> alternatives = record.strings();
    int flags = record.number();
    ValueType type = new ValueType(name, unit, values, (flags & 1) != 0, least, most, open, check);
    return new KeyEntry(
        key,
        type,
        fallback,
        since,
        (flags & 2) == 0,
        alternatives,
        modes(record.number()),
        (flags & 4) != 0,
        farewell(record),
        farewell(record));
  }

  private static List<String> modes(int bits) {
    List<String> modes = new ArrayList<>(MODES.size());
    for (int i = 0; i < MODES.size(); i++) {
      if ((bits & 1 << i) != 0) {
        modes.add(MODES.get(i));
      }
    }
    return modes;
  }

  private static KeyEntry.@Nullable Farewell farewell(Pack.Cursor record) {
    String since = record.string();
    String message = record.string();
    String replacement = record.string();
    return since.isEmpty() && message.isEmpty()
        ? null
        : new KeyEntry.Farewell(since, message, replacement);
  }

  private static byte[] bytes() {
    try (InputStream in = SparkRegistry.class.getResourceAsStream(PACK)) {
      if (in == null) {
        throw new IllegalStateException(PACK + " is not on the class path");
      }
      return in.readAllBytes();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
