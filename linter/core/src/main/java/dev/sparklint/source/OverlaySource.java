package dev.sparklint.source;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/** One file laid over another source: standard input, or the unsaved text of an editor. */
public final class OverlaySource implements Source {

  private final Source below;
  private final String path;
  private final byte[] bytes;

  public OverlaySource(Source below, String path, byte[] bytes) {
    this.below = below;
    this.path = path;
    this.bytes = bytes.clone();
  }

  @Override
  public Listing list() {
    Listing listing = below.list();
    List<Entry> files = new ArrayList<>(listing.files().size() + 1);
    for (Entry file : listing.files()) {
      if (!file.path().equals(path)) {
        files.add(file);
      }
    }
    files.add(new Entry(path, true));
    files.sort(null);
    return new Listing(files, listing.notes());
  }

  @Override
  public List<String> filesBelow(String folder) {
    List<String> files = new ArrayList<>(below.filesBelow(folder));
    if ((folder.isEmpty() || path.startsWith(folder + "/")) && !files.contains(path)) {
      files.add(path);
      Collections.sort(files);
    }
    return files;
  }

  @Override
  public byte[] read(String requested, int limit) throws IOException {
    return requested.equals(path)
        ? Arrays.copyOf(bytes, Math.min(limit, bytes.length))
        : below.read(requested, limit);
  }
}
