package dev.sparklint.read.yaml;

import dev.sparklint.text.ReadProblem;
import dev.sparklint.text.SourceText;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.common.Anchor;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlVersionException;
import org.snakeyaml.engine.v2.parser.ParserImpl;
import org.snakeyaml.engine.v2.scanner.StreamReader;

/** Makes documents of the library's events, up to the first problem; keeps its own stack. */
final class TreeBuilder {

  /** Levels of nesting, through aliases too; what walks the tree may recurse. */
  private static final int MAX_DEPTH = 200;

  /** Nodes that aliases may add to a document; Kubernetes refuses more as well. */
  private static final long MAX_ALIASED_NODES = 400_000;

  private final SourceText source;
  private final String text;
  private final StreamReader stream;
  private final ParserImpl parser;
  private final Offsets offsets;
  private final List<YamlDocument> documents = new ArrayList<>();
  private final ArrayDeque<Frame> open = new ArrayDeque<>();
  private final Map<String, Anchored> anchors = new HashMap<>();
  private long aliasedNodes;
  private int documentStart;
  private @Nullable YamlNode root;
  private @Nullable ReadProblem problem;
  private int stoppedAt;

  TreeBuilder(SourceText source, String text, int start) {
    this.source = source;
    this.text = text;
    String rest = text.substring(start);
    // With a smaller buffer the library copies a long word anew for each buffer it spans.
    LoadSettings settings =
        LoadSettings.builder()
            .setBufferSize(rest.length() + 1)
            .setCodePointLimit(Integer.MAX_VALUE)
            .build();
    this.stream = new StreamReader(settings, rest);
    this.parser = new ParserImpl(settings, stream);
    this.offsets = new Offsets(text, start);
  }

  List<YamlDocument> documents() {
    return documents;
  }

  @Nullable ReadProblem problem() {
    return problem;
  }

  /** Offset in the text up to which it was understood, if there is a problem. */
  int stoppedAt() {
    return stoppedAt;
  }

  void build() {
    Event event = next();
    while (event != null) {
      take(event);
      event = problem == null ? next() : null;
    }
  }

  /** The next event; null at the end and at a problem. */
  private @Nullable Event next() {
    try {
      return parser.hasNext() ? parser.next() : null;
    } catch (MarkedYamlEngineException e) {
      refuse(e);
    } catch (YamlVersionException e) {
      int directive = Math.max(0, text.lastIndexOf("%YAML", here()));
      refuse("this YAML version is not known; leave the %YAML line out", directive, directive);
    } catch (RuntimeException e) {
      // for example an escape far beyond Unicode, which the library does not expect
      refuse("an escape here stands for no character", here(), here());
    }
    return null;
  }

  private void take(Event event) {
    switch (event.getEventId()) {
      case DocumentStart -> {
        documentStart = start(event);
        anchors.clear();
        aliasedNodes = 0;
        root = null;
      }
      case DocumentEnd -> {
        if (root != null) {
          documents.add(new YamlDocument(root, source.span(documentStart, end(event))));
        }
      }
      case Scalar -> takeScalar((ScalarEvent) event);
      case SequenceStart, MappingStart -> openCollection((CollectionStartEvent) event);
      case SequenceEnd, MappingEnd -> closeCollection(event);
      case Alias -> takeAlias((AliasEvent) event);
      case StreamStart, StreamEnd, Comment -> {}
    }
  }

  private void takeScalar(ScalarEvent event) {
    int end = end(event);
    int start = start(event);
    String tag = event.getTag().orElse(null);
    if (tag != null || event.getAnchor().isPresent()) {
      start = NodeProperties.skip(text, start, end);
    }
    YamlScalar scalar =
        new YamlScalar(event.getValue(), style(event.getScalarStyle()), tag, source, start, end);
    remember(event, new Anchored(scalar, 1, 0));
    add(scalar, end, 1, 0);
  }

  private void openCollection(CollectionStartEvent event) {
    if (open.size() == MAX_DEPTH) {
      refuse(
          ReadProblem.FILE_NOT_READABLE,
          "nested deeper than " + MAX_DEPTH + " levels",
          start(event),
          end(event));
      return;
    }
    open.push(
        new Frame(
            event instanceof MappingStartEvent, event.isFlow(), event, start(event), end(event)));
    remember(event, Anchored.OPEN);
  }

  private void closeCollection(Event event) {
    Frame frame = open.pop();
    // the library ends a block where the next token starts, behind blank lines and comments
    int end = frame.flow ? end(event) : frame.end;
    YamlNode node = frame.node(source, end);
    remember(frame.event, new Anchored(node, frame.nodes, frame.height));
    add(node, end, frame.nodes, frame.height);
  }

  private void takeAlias(AliasEvent event) {
    int start = start(event);
    int end = end(event);
    String name = event.getAlias().getValue();
    Anchored target = anchors.get(name);
    if (target == null) {
      String words = "no anchor '&" + name + "' stands before this alias";
      refuse(words + "; quote the text if it is none", start, end);
      return;
    }
    YamlNode node = target.node;
    if (node == null) {
      refuse("the alias '*" + name + "' stands in the very value it means", start, end);
      return;
    }
    aliasedNodes += target.nodes;
    if (aliasedNodes > MAX_ALIASED_NODES || open.size() + target.height > MAX_DEPTH) {
      refuse(
          ReadProblem.FILE_NOT_READABLE,
          "aliases make this document too "
              + (aliasedNodes > MAX_ALIASED_NODES ? "large: more than " : "deep: more than ")
              + (aliasedNodes > MAX_ALIASED_NODES
                  ? MAX_ALIASED_NODES + " values"
                  : MAX_DEPTH + " levels"),
          start,
          end);
      return;
    }
    add(node, end, target.nodes, target.height);
  }

  private void add(YamlNode node, int end, long nodes, int height) {
    Frame parent = open.peek();
    if (parent == null) {
      root = node;
    } else {
      parent.add(node, end, nodes, height);
    }
  }

  private void remember(NodeEvent event, Anchored anchored) {
    Optional<Anchor> anchor = event.getAnchor();
    if (anchor.isPresent()) {
      anchors.put(anchor.get().getValue(), anchored);
    }
  }

  private void refuse(MarkedYamlEngineException e) {
    SyntaxWords words = SyntaxWords.of(e);
    Mark stopped = e.getProblemMark().orElse(null);
    Mark mark = words.atContext() ? e.getContextMark().orElse(stopped) : stopped;
    int at = mark == null ? here() : offsets.of(mark.getIndex());
    refuse(words.message(), at, at);
    stoppedAt = stopped == null ? here() : offsets.of(stopped.getIndex());
  }

  private void refuse(String message, int start, int end) {
    refuse(ReadProblem.YAML_SYNTAX, message, start, end);
  }

  private void refuse(String rule, String message, int start, int end) {
    int from = beforeLineBreak(start);
    problem = new ReadProblem(rule, message, source.span(from, Math.max(from, end)));
    stoppedAt = start;
  }

  /** A problem at the end of the text is shown at the end of its last line, not behind it. */
  private int beforeLineBreak(int offset) {
    int at = offset;
    while (offset == text.length() && at > 0 && text.charAt(at - 1) <= ' ') {
      at--;
    }
    return at;
  }

  private int here() {
    return offsets.of(stream.getIndex());
  }

  private int start(Event event) {
    return offsets.of(event.getStartMark().orElseThrow().getIndex());
  }

  private int end(Event event) {
    return offsets.of(event.getEndMark().orElseThrow().getIndex());
  }

  private static YamlStyle style(ScalarStyle style) {
    return switch (style) {
      case DOUBLE_QUOTED, JSON_SCALAR_STYLE -> YamlStyle.DOUBLE_QUOTED;
      case SINGLE_QUOTED -> YamlStyle.SINGLE_QUOTED;
      case LITERAL -> YamlStyle.LITERAL;
      case FOLDED -> YamlStyle.FOLDED;
      case PLAIN -> YamlStyle.PLAIN;
    };
  }

  /** What an anchor names; {@code node} is null while it is still being read. */
  private record Anchored(@Nullable YamlNode node, long nodes, int height) {

    static final Anchored OPEN = new Anchored(null, 0, 0);
  }

  /** A collection that is being read. */
  private static final class Frame {

    final boolean mapping;
    final boolean flow;
    final CollectionStartEvent event;
    final int start;
    final List<YamlNode> items = new ArrayList<>();
    final List<YamlEntry> entries = new ArrayList<>();
    @Nullable YamlNode key;
    int end;

    /** This node and all below, those behind aliases counted each time. */
    long nodes = 1;

    /** Levels of collections from here down, this one included. */
    int height = 1;

    Frame(boolean mapping, boolean flow, CollectionStartEvent event, int start, int end) {
      this.mapping = mapping;
      this.flow = flow;
      this.event = event;
      this.start = start;
      this.end = end;
    }

    void add(YamlNode node, int nodeEnd, long nodeCount, int nodeHeight) {
      if (!mapping) {
        items.add(node);
      } else if (key == null) {
        key = node;
      } else {
        entries.add(new YamlEntry(key, node));
        key = null;
      }
      end = Math.max(end, nodeEnd);
      nodes += nodeCount;
      height = Math.max(height, nodeHeight + 1);
    }

    YamlNode node(SourceText source, int nodeEnd) {
      String tag = event.getTag().orElse(null);
      return mapping
          ? new YamlMapping(entries, tag, source, start, nodeEnd)
          : new YamlSequence(items, tag, source, start, nodeEnd);
    }
  }

  /** Offsets of the library's indices, which count code points from where it started. */
  private static final class Offsets {

    private final String text;
    private final int start;
    private final boolean same;
    private int lastIndex;
    private int lastOffset;

    Offsets(String text, int start) {
      this.text = text;
      this.start = start;
      this.same = !hasSurrogates(text, start);
      this.lastOffset = start;
    }

    int of(int index) {
      if (same) {
        return start + index;
      }
      lastOffset = text.offsetByCodePoints(lastOffset, index - lastIndex);
      lastIndex = index;
      return lastOffset;
    }

    private static boolean hasSurrogates(String text, int start) {
      for (int i = start; i < text.length(); i++) {
        if (Character.isSurrogate(text.charAt(i))) {
          return true;
        }
      }
      return false;
    }
  }
}
