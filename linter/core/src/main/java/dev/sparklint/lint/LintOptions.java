package dev.sparklint.lint;

import dev.sparklint.render.Renderer;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * How to lint.
 *
 * @param select ids and categories of the only rules to run; empty means all
 * @param ignore ids and categories of rules to leave out
 * @param matchers makes a test of paths out of a glob of the configuration
 * @param focus only findings that touch these files are reported; null means all
 * @param parseEverything skips the cheap look for Spark before files are parsed; the findings are
 *     the same
 * @param renderer renders the charts and kustomizations of the tree
 */
public record LintOptions(
    Config config,
    Set<String> select,
    Set<String> ignore,
    GlobMatchers matchers,
    @Nullable Set<String> focus,
    boolean parseEverything,
    int maxBytes,
    Renderer renderer) {

  /** 4 MiB. Larger files are no configuration; they would only cost time and memory. */
  public static final int DEFAULT_MAX_BYTES = 4 << 20;

  public static final LintOptions DEFAULT =
      new LintOptions(
          Config.DEFAULT,
          Set.of(),
          Set.of(),
          glob -> path -> false,
          null,
          false,
          DEFAULT_MAX_BYTES,
          Renderer.NONE);

  public LintOptions {
    select = Set.copyOf(select);
    ignore = Set.copyOf(ignore);
    focus = focus == null ? null : Set.copyOf(focus);
  }

  LintOptions withMaxBytes(int bytes) {
    return new LintOptions(
        config, select, ignore, matchers, focus, parseEverything, bytes, renderer);
  }

  LintOptions withTargetSpark(String version) {
    return new LintOptions(
        config.withAssumptions(config.assume().withTargetSpark(version)),
        select,
        ignore,
        matchers,
        focus,
        parseEverything,
        maxBytes,
        renderer);
  }

  /** The same with all findings. */
  public LintOptions withoutFocus() {
    return new LintOptions(
        config, select, ignore, matchers, null, parseEverything, maxBytes, renderer);
  }

  /** The same with charts and kustomizations rendered. */
  public LintOptions withRenderer(Renderer other) {
    return new LintOptions(
        config, select, ignore, matchers, focus, parseEverything, maxBytes, other);
  }

  /** Makes a test of paths out of a glob. */
  public interface GlobMatchers {
    Predicate<String> matcher(String glob);
  }
}
