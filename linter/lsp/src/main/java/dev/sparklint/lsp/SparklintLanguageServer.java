package dev.sparklint.lsp;

import dev.sparklint.facts.Setting;
import dev.sparklint.lint.Project;
import dev.sparklint.text.Place;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.eclipse.lsp4j.CodeAction;
import org.eclipse.lsp4j.CodeActionKind;
import org.eclipse.lsp4j.CodeActionOptions;
import org.eclipse.lsp4j.CodeActionParams;
import org.eclipse.lsp4j.Command;
import org.eclipse.lsp4j.CompletionItem;
import org.eclipse.lsp4j.CompletionList;
import org.eclipse.lsp4j.CompletionOptions;
import org.eclipse.lsp4j.CompletionParams;
import org.eclipse.lsp4j.DefinitionParams;
import org.eclipse.lsp4j.Diagnostic;
import org.eclipse.lsp4j.DidChangeConfigurationParams;
import org.eclipse.lsp4j.DidChangeTextDocumentParams;
import org.eclipse.lsp4j.DidChangeWatchedFilesParams;
import org.eclipse.lsp4j.DidCloseTextDocumentParams;
import org.eclipse.lsp4j.DidOpenTextDocumentParams;
import org.eclipse.lsp4j.DidSaveTextDocumentParams;
import org.eclipse.lsp4j.FileEvent;
import org.eclipse.lsp4j.Hover;
import org.eclipse.lsp4j.HoverParams;
import org.eclipse.lsp4j.InitializeParams;
import org.eclipse.lsp4j.InitializeResult;
import org.eclipse.lsp4j.Location;
import org.eclipse.lsp4j.LocationLink;
import org.eclipse.lsp4j.MarkupContent;
import org.eclipse.lsp4j.MarkupKind;
import org.eclipse.lsp4j.MessageParams;
import org.eclipse.lsp4j.MessageType;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.PublishDiagnosticsParams;
import org.eclipse.lsp4j.ServerCapabilities;
import org.eclipse.lsp4j.ServerInfo;
import org.eclipse.lsp4j.TextDocumentSyncKind;
import org.eclipse.lsp4j.jsonrpc.messages.Either;
import org.eclipse.lsp4j.services.LanguageClient;
import org.eclipse.lsp4j.services.LanguageServer;
import org.eclipse.lsp4j.services.TextDocumentService;
import org.eclipse.lsp4j.services.WorkspaceService;
import org.jspecify.annotations.Nullable;

/** Answers an editor. Looks happen one after another on a thread of their own. */
final class SparklintLanguageServer
    implements LanguageServer, TextDocumentService, WorkspaceService {

  private static final String CONFIGURATION = ".sparklint.yaml";

  /** Somebody who types is not to be interrupted at each letter. */
  private static final long PAUSE_MILLIS = 150;

  private final Function<Path, Project> opener;
  private final ScheduledExecutorService looks =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread thread = new Thread(task, "looks");
            thread.setDaemon(true);
            return thread;
          });
  private final Set<String> shown = new HashSet<>();

  private @Nullable LanguageClient client;
  private @Nullable Workspace workspace;
  private @Nullable ScheduledFuture<?> next;
  private boolean goodbye;

  SparklintLanguageServer(Function<Path, Project> opener) {
    this.opener = opener;
  }

  void connect(LanguageClient editor) {
    client = editor;
  }

  boolean saidGoodbye() {
    return goodbye;
  }

  void close() {
    looks.shutdownNow();
    if (workspace != null) {
      workspace.close();
    }
  }

  @Override
  public CompletableFuture<InitializeResult> initialize(InitializeParams params) {
    Path root = root(params);
    workspace = new Workspace(root, opener);
    ServerCapabilities can = new ServerCapabilities();
    can.setTextDocumentSync(TextDocumentSyncKind.Full);
    can.setHoverProvider(true);
    can.setDefinitionProvider(true);
    can.setCompletionProvider(new CompletionOptions(false, List.of(".", "=", ":")));
    can.setCodeActionProvider(new CodeActionOptions(List.of(CodeActionKind.QuickFix)));
    return CompletableFuture.completedFuture(
        new InitializeResult(can, new ServerInfo("sparklint")));
  }

  @Override
  public void initialized(org.eclipse.lsp4j.InitializedParams params) {
    sayMistakes();
    look(0);
  }

  @SuppressWarnings("deprecation") // Older editors name no folders.
  private static Path root(InitializeParams params) {
    if (params.getWorkspaceFolders() != null && !params.getWorkspaceFolders().isEmpty()) {
      return Path.of(URI.create(params.getWorkspaceFolders().get(0).getUri())).normalize();
    }
    String uri = params.getRootUri();
    return uri == null ? Path.of("").toAbsolutePath() : Path.of(URI.create(uri)).normalize();
  }

  @Override
  public CompletableFuture<Object> shutdown() {
    goodbye = true;
    return CompletableFuture.completedFuture(new Object());
  }

  @Override
  public void exit() {
    looks.shutdownNow();
  }

  @Override
  public TextDocumentService getTextDocumentService() {
    return this;
  }

  @Override
  public WorkspaceService getWorkspaceService() {
    return this;
  }

  @Override
  public void didOpen(DidOpenTextDocumentParams params) {
    edit(params.getTextDocument().getUri(), params.getTextDocument().getText(), 0);
  }

  @Override
  public void didChange(DidChangeTextDocumentParams params) {
    int last = params.getContentChanges().size() - 1;
    if (last >= 0) {
      String text = params.getContentChanges().get(last).getText();
      edit(params.getTextDocument().getUri(), text, PAUSE_MILLIS);
    }
  }

  @Override
  public void didClose(DidCloseTextDocumentParams params) {
    Workspace own = opened();
    String path = own.path(params.getTextDocument().getUri());
    if (path != null) {
      own.close(path);
      look(0);
    }
  }

  @Override
  public void didSave(DidSaveTextDocumentParams params) {
    changed(params.getTextDocument().getUri());
  }

  @Override
  public void didChangeConfiguration(DidChangeConfigurationParams params) {
    // There is nothing to configure but .sparklint.yaml.
  }

  @Override
  public void didChangeWatchedFiles(DidChangeWatchedFilesParams params) {
    for (FileEvent event : params.getChanges()) {
      changed(event.getUri());
    }
  }

  private void changed(String uri) {
    if (uri.endsWith("/" + CONFIGURATION)) {
      opened().reopen();
      sayMistakes();
    }
    look(PAUSE_MILLIS);
  }

  private void edit(String uri, String text, long pause) {
    Workspace own = opened();
    String path = own.path(uri);
    if (path != null) {
      own.edit(path, text);
      look(pause);
    }
  }

  private Workspace opened() {
    if (workspace == null) {
      throw new IllegalStateException("the editor has not said hello");
    }
    return workspace;
  }

  private void sayMistakes() {
    List<String> mistakes = opened().project().mistakes();
    if (client != null && !mistakes.isEmpty()) {
      client.showMessage(
          new MessageParams(MessageType.Error, "sparklint: " + String.join("\n", mistakes)));
    }
  }

  private synchronized void look(long pause) {
    if (next != null) {
      next.cancel(false);
    }
    next = looks.schedule(this::publish, pause, TimeUnit.MILLISECONDS);
  }

  /** Shows what is found, and takes away what is found no more. */
  private void publish() {
    Workspace own = opened();
    LanguageClient editor = client;
    if (editor == null) {
      return;
    }
    Map<String, List<Diagnostic>> found = Diagnostics.of(own.check(), own);
    for (String path : Set.copyOf(shown)) {
      if (!found.containsKey(path)) {
        editor.publishDiagnostics(new PublishDiagnosticsParams(own.uri(path), List.of()));
        shown.remove(path);
      }
    }
    for (Map.Entry<String, List<Diagnostic>> file : found.entrySet()) {
      editor.publishDiagnostics(
          new PublishDiagnosticsParams(own.uri(file.getKey()), file.getValue()));
      shown.add(file.getKey());
    }
  }

  @Override
  public CompletableFuture<Hover> hover(HoverParams params) {
    Workspace own = opened();
    String path = own.path(params.getTextDocument().getUri());
    if (path == null) {
      return CompletableFuture.completedFuture(null);
    }
    Snapshot now = own.check();
    List<Snapshot.Hit> hits = hits(now, own, path, params.getPosition());
    String text = Hovers.of(hits, now.release(path), now);
    return CompletableFuture.completedFuture(
        text.isEmpty() ? null : new Hover(new MarkupContent(MarkupKind.MARKDOWN, text)));
  }

  private static List<Snapshot.Hit> hits(
      Snapshot snapshot, Workspace workspace, String path, Position position) {
    int column = workspace.texts().column(path, position);
    return snapshot.at(path, position.getLine() + 1, column);
  }

  @Override
  public CompletableFuture<Either<List<CompletionItem>, CompletionList>> completion(
      CompletionParams params) {
    Workspace own = opened();
    String path = own.path(params.getTextDocument().getUri());
    if (path == null) {
      return CompletableFuture.completedFuture(Either.forLeft(List.of()));
    }
    String before = own.texts().before(path, params.getPosition());
    Completions completions = new Completions(own.last().release(path));
    return CompletableFuture.completedFuture(
        Either.forLeft(completions.at(before, params.getPosition())));
  }

  @Override
  public CompletableFuture<List<Either<Command, CodeAction>>> codeAction(CodeActionParams params) {
    Workspace own = opened();
    String path = own.path(params.getTextDocument().getUri());
    List<Either<Command, CodeAction>> actions = new ArrayList<>();
    if (path != null) {
      List<Diagnostic> diagnostics = params.getContext().getDiagnostics();
      for (CodeAction action : FixActions.of(diagnostics, path, own.check(), own)) {
        actions.add(Either.forRight(action));
      }
    }
    return CompletableFuture.completedFuture(actions);
  }

  /** From a setting that is hidden to the one that holds, and from that to those it hides. */
  @Override
  public CompletableFuture<Either<List<? extends Location>, List<? extends LocationLink>>>
      definition(DefinitionParams params) {
    Workspace own = opened();
    String path = own.path(params.getTextDocument().getUri());
    List<Location> locations = new ArrayList<>();
    if (path != null) {
      Texts texts = own.texts();
      for (Snapshot.Hit hit : hits(own.check(), own, path, params.getPosition())) {
        List<Setting> others =
            hit.holds()
                ? hit.workload().effectiveConf().overridden(hit.key())
                : List.of(hit.winner());
        for (Setting other : others) {
          Place place = hit.place(other);
          Location location =
              new Location(own.uri(place.path()), texts.range(place.path(), place.span()));
          if (!locations.contains(location)) {
            locations.add(location);
          }
        }
      }
    }
    return CompletableFuture.completedFuture(Either.forLeft(locations));
  }
}
