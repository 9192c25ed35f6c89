package dev.sparklint.lsp;

import dev.sparklint.render.RenderRequest;
import dev.sparklint.render.Rendered;
import dev.sparklint.render.Renderer;
import dev.sparklint.source.Source;
import java.io.IOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Renders again only when something that rendering asked of the tree has another answer. */
final class RememberingRenderer implements Renderer {

  private final Renderer renderer;
  private @Nullable RenderRequest request;
  private @Nullable Asked asked;
  private Rendered rendered = Rendered.NOTHING;

  RememberingRenderer(Renderer renderer) {
    this.renderer = renderer;
  }

  @Override
  public synchronized Rendered render(Source source, RenderRequest wanted) {
    if (asked == null || !wanted.equals(request) || !asked.holds(source)) {
      Asked now = new Asked(source);
      rendered = renderer.render(now, wanted);
      request = wanted;
      asked = now;
    }
    return rendered;
  }

  @Override
  public void close() {
    renderer.close();
  }

  /** Hands questions on and keeps the answers. */
  private static final class Asked implements Source {

    private static final byte[] NOT_THERE = new byte[0];

    private final Source source;
    private final Map<String, byte[]> read = new TreeMap<>();
    private final Map<String, Integer> limits = new HashMap<>();
    private final Map<String, List<String>> below = new TreeMap<>();

    Asked(Source source) {
      this.source = source;
    }

    boolean holds(Source now) {
      for (Map.Entry<String, List<String>> folder : below.entrySet()) {
        if (!now.filesBelow(folder.getKey()).equals(folder.getValue())) {
          return false;
        }
      }
      for (Map.Entry<String, byte[]> file : read.entrySet()) {
        int limit = limits.getOrDefault(file.getKey(), Integer.MAX_VALUE);
        if (!Arrays.equals(answer(now, file.getKey(), limit), file.getValue())) {
          return false;
        }
      }
      return true;
    }

    private static byte[] answer(Source source, String path, int limit) {
      try {
        return source.read(path, limit);
      } catch (IOException missing) {
        return NOT_THERE;
      }
    }

    @Override
    public Listing list() {
      return source.list();
    }

    @Override
    public synchronized List<String> filesBelow(String folder) {
      List<String> files = source.filesBelow(folder);
      below.put(folder, files);
      return files;
    }

    @Override
    public byte[] read(String path, int limit) throws IOException {
      try {
        byte[] bytes = source.read(path, limit);
        keep(path, bytes, limit);
        return bytes;
      } catch (IOException missing) {
        keep(path, NOT_THERE, limit);
        throw missing;
      }
    }

    private synchronized void keep(String path, byte[] bytes, int limit) {
      read.put(path, bytes);
      limits.put(path, limit);
    }
  }
}
