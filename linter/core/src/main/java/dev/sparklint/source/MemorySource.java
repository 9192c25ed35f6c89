package dev.sparklint.source;

import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Files held in memory, by path. */
public final class MemorySource implements Source {

  private final TreeMap<String, byte[]> files = new TreeMap<>();

  public MemorySource(Map<String, byte[]> files) {
    this.files.putAll(files);
  }

  /** Files given as text, in UTF-8. */
  public static MemorySource ofTexts(Map<String, String> texts) {
    TreeMap<String, byte[]> files = new TreeMap<>();
    for (Map.Entry<String, String> text : texts.entrySet()) {
      files.put(text.getKey(), text.getValue().getBytes(StandardCharsets.UTF_8));
    }
    return new MemorySource(files);
  }

  @Override
  public Listing list() {
    List<Entry> entries = new ArrayList<>(files.size());
    for (String path : files.keySet()) {
      entries.add(new Entry(path, false));
    }
    return new Listing(entries, List.of());
  }

  @Override
  public byte[] read(String path, int limit) throws NoSuchFileException {
    byte[] bytes = files.get(path);
    if (bytes == null) {
      throw new NoSuchFileException(path);
    }
    return Arrays.copyOf(bytes, Math.min(limit, bytes.length));
  }
}
