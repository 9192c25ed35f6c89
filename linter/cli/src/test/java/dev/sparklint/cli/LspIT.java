package dev.sparklint.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.eclipse.lsp4j.CodeAction;
import org.eclipse.lsp4j.CodeActionContext;
import org.eclipse.lsp4j.CodeActionParams;
import org.eclipse.lsp4j.CompletionItem;
import org.eclipse.lsp4j.CompletionParams;
import org.eclipse.lsp4j.DefinitionParams;
import org.eclipse.lsp4j.Diagnostic;
import org.eclipse.lsp4j.DidChangeTextDocumentParams;
import org.eclipse.lsp4j.DidOpenTextDocumentParams;
import org.eclipse.lsp4j.DidSaveTextDocumentParams;
import org.eclipse.lsp4j.Hover;
import org.eclipse.lsp4j.HoverParams;
import org.eclipse.lsp4j.InitializeParams;
import org.eclipse.lsp4j.InitializedParams;
import org.eclipse.lsp4j.Location;
import org.eclipse.lsp4j.MessageActionItem;
import org.eclipse.lsp4j.MessageParams;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.PublishDiagnosticsParams;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.ShowMessageRequestParams;
import org.eclipse.lsp4j.TextDocumentContentChangeEvent;
import org.eclipse.lsp4j.TextDocumentIdentifier;
import org.eclipse.lsp4j.TextDocumentItem;
import org.eclipse.lsp4j.TextEdit;
import org.eclipse.lsp4j.VersionedTextDocumentIdentifier;
import org.eclipse.lsp4j.WorkspaceFolder;
import org.eclipse.lsp4j.jsonrpc.Launcher;
import org.eclipse.lsp4j.launch.LSPLauncher;
import org.eclipse.lsp4j.services.LanguageClient;
import org.eclipse.lsp4j.services.LanguageServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged program, spoken to by a client of the protocol over its standard streams. */
class LspIT {

  private static final Path JAR = Path.of("target/sparklint/sparklint.jar").toAbsolutePath();

  private static final String DRIVER =
      """
      apiVersion: apps/v1
      kind: Deployment
      metadata: {name: events, namespace: data}
      spec:
        selector: {matchLabels: {app: events}}
        template:
          metadata: {labels: {app: events}}
          spec:
            containers:
              - name: driver
                image: apache/spark:3.5.3
                command: [spark-submit, --master, "local[2]", --driver-memory, 2g,
                  --properties-file, /conf/spark.properties, --class, a.Main, "local:///app.jar"]
                resources: {limits: {memory: 4Gi, cpu: "2"}}
                volumeMounts: [{name: conf, mountPath: /conf}]
            volumes: [{name: conf, configMap: {name: conf}}]
      """;

  private static final String CONF =
      """
      apiVersion: v1
      kind: ConfigMap
      metadata: {name: conf, namespace: data}
      data:
        spark.properties: |
          # 🚀 columns count in UTF-16 units
          spark.driver.memory=16g
          spark.sql.shuffle.partitions=200
      """;

  @TempDir Path folder;

  private final BlockingQueue<PublishDiagnosticsParams> published = new LinkedBlockingQueue<>();
  private final BlockingQueue<String> messages = new LinkedBlockingQueue<>();
  private Process process;
  private LanguageServer server;
  private Future<Void> listening;

  @BeforeEach
  void start() throws Exception {
    folder = folder.toRealPath();
    Files.createDirectory(folder.resolve(".git"));
    write("deploy/events.yaml", DRIVER);
    write("deploy/conf.yaml", CONF);
    Path java = Path.of(System.getProperty("java.home"), "bin", "java");
    process =
        new ProcessBuilder(java.toString(), "-Xmx512m", "-jar", JAR.toString(), "lsp", "--stdio")
            .directory(folder.toFile())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    Launcher<LanguageServer> launcher =
        LSPLauncher.createClientLauncher(
            new Editor(), process.getInputStream(), process.getOutputStream());
    listening = launcher.startListening();
    server = launcher.getRemoteProxy();
    InitializeParams hello = new InitializeParams();
    hello.setWorkspaceFolders(List.of(new WorkspaceFolder(folder.toUri().toString(), "test")));
    assertThat(wait(server.initialize(hello)).getCapabilities().getHoverProvider().getLeft())
        .isTrue();
    server.initialized(new InitializedParams());
  }

  @AfterEach
  void stop() throws Exception {
    wait(server.shutdown());
    server.exit();
    process.getOutputStream().close();
    assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).isZero();
    listening.get(20, TimeUnit.SECONDS);
  }

  @Test
  void shows_what_is_wrong_in_the_unsaved_text_and_in_other_files() throws Exception {
    open("deploy/events.yaml", DRIVER);
    change("deploy/events.yaml", DRIVER.replace("--driver-memory, 2g", "--driver-memory, 8g"));
    Diagnostic heap = next("deploy/events.yaml", "driver-heap-exceeds-container");
    assertThat(heap.getMessage().getLeft()).startsWith("driver heap 8192Mi does not fit");
    assertThat(heap.getMessage().getLeft()).contains("\nthen: ").contains("\nhelp: ");
    assertThat(Files.readString(folder.resolve("deploy/events.yaml"))).isEqualTo(DRIVER);
    change("deploy/events.yaml", DRIVER);
    gone("deploy/events.yaml", "driver-heap-exceeds-container");
  }

  @Test
  void says_what_a_key_is_and_what_holds() throws Exception {
    open("deploy/conf.yaml", CONF);
    Hover hover = wait(hover("deploy/conf.yaml", 6, 10));
    assertThat(hover.getContents().getRight().getValue())
        .contains("**spark.driver.memory** · Spark 3.5")
        .contains("type: bytes, a bare number counts MiB")
        .contains("default: `1g`")
        .contains("`Deployment/data/events`")
        .contains("holds: `2g` at deploy/events.yaml:12:74")
        .contains("overrides `16g` at deploy/conf.yaml:7:25");
    assertThat(wait(hover("deploy/conf.yaml", 0, 2))).isNull();
  }

  @Test
  void leads_to_what_overrides_a_value() throws Exception {
    open("deploy/conf.yaml", CONF);
    List<? extends Location> locations =
        wait(server
                .getTextDocumentService()
                .definition(
                    new DefinitionParams(document("deploy/conf.yaml"), new Position(6, 10))))
            .getLeft();
    assertThat(locations).hasSize(1);
    assertThat(locations.get(0).getUri()).endsWith("/deploy/events.yaml");
    assertThat(locations.get(0).getRange().getStart()).isEqualTo(new Position(11, 73));
  }

  @Test
  void completes_keys_and_values_while_the_file_cannot_be_read() throws Exception {
    String typing = CONF + "    spark.sql.shuffle.par";
    open("deploy/conf.yaml", CONF);
    change("deploy/conf.yaml", typing);
    List<CompletionItem> keys = complete("deploy/conf.yaml", 8, 25);
    assertThat(keys).extracting(CompletionItem::getLabel).contains("spark.sql.shuffle.partitions");
    TextEdit edit = keys.get(0).getTextEdit().getLeft();
    assertThat(edit.getRange()).isEqualTo(new Range(new Position(8, 4), new Position(8, 25)));
    change("deploy/conf.yaml", CONF + "    spark.eventLog.enabled=t");
    assertThat(complete("deploy/conf.yaml", 8, 28))
        .extracting(CompletionItem::getLabel)
        .containsExactly("true", "false");
    change("deploy/conf.yaml", CONF + "    nothing here");
    assertThat(complete("deploy/conf.yaml", 8, 16)).isEmpty();
  }

  @Test
  void mends_what_can_be_mended() throws Exception {
    String wrong = CONF.replace("16g", "16Gi");
    open("deploy/conf.yaml", wrong);
    Diagnostic unit = next("deploy/conf.yaml", "memory-kubernetes-unit");
    List<CodeAction> actions =
        wait(
                server
                    .getTextDocumentService()
                    .codeAction(
                        new CodeActionParams(
                            document("deploy/conf.yaml"),
                            unit.getRange(),
                            new CodeActionContext(List.of(unit)))))
            .stream()
            .map(action -> action.getRight())
            .toList();
    assertThat(actions).hasSize(1);
    Map<String, List<TextEdit>> changes = actions.get(0).getEdit().getChanges();
    TextEdit edit = changes.values().iterator().next().get(0);
    assertThat(edit)
        .isEqualTo(new TextEdit(new Range(new Position(6, 26), new Position(6, 28)), "g"));
  }

  @Test
  void reads_its_configuration_again_and_says_what_is_wrong_with_it() throws Exception {
    open("deploy/conf.yaml", CONF.replace("16g", "16Gi"));
    next("deploy/conf.yaml", "memory-kubernetes-unit");
    write(".sparklint.yaml", "rules: {memory-kubernetes-unit: off}\n");
    server
        .getTextDocumentService()
        .didSave(new DidSaveTextDocumentParams(document(".sparklint.yaml")));
    gone("deploy/conf.yaml", "memory-kubernetes-unit");
    write(".sparklint.yaml", "rulez: {}\n");
    server
        .getTextDocumentService()
        .didSave(new DidSaveTextDocumentParams(document(".sparklint.yaml")));
    assertThat(messages.poll(20, TimeUnit.SECONDS)).contains(".sparklint.yaml:1:1");
    next("deploy/conf.yaml", "memory-kubernetes-unit");
  }

  private CompletableFuture<Hover> hover(String path, int line, int character) {
    return server
        .getTextDocumentService()
        .hover(new HoverParams(document(path), new Position(line, character)));
  }

  private List<CompletionItem> complete(String path, int line, int character) throws Exception {
    return wait(server
            .getTextDocumentService()
            .completion(new CompletionParams(document(path), new Position(line, character))))
        .getLeft();
  }

  private void open(String path, String text) {
    TextDocumentItem item = new TextDocumentItem(uri(path), "yaml", 1, text);
    server.getTextDocumentService().didOpen(new DidOpenTextDocumentParams(item));
  }

  private void change(String path, String text) {
    server
        .getTextDocumentService()
        .didChange(
            new DidChangeTextDocumentParams(
                new VersionedTextDocumentIdentifier(uri(path), 2),
                List.of(new TextDocumentContentChangeEvent(text))));
  }

  /** Waits for a diagnostic of a rule in a file. */
  private Diagnostic next(String path, String rule) throws Exception {
    while (true) {
      PublishDiagnosticsParams some = published.poll(20, TimeUnit.SECONDS);
      assertThat(some).as("diagnostics of " + rule).isNotNull();
      for (Diagnostic diagnostic : some.getDiagnostics()) {
        if (some.getUri().equals(uri(path)) && diagnostic.getCode().getLeft().equals(rule)) {
          return diagnostic;
        }
      }
    }
  }

  private void gone(String path, String rule) throws Exception {
    while (true) {
      PublishDiagnosticsParams some = published.poll(20, TimeUnit.SECONDS);
      assertThat(some).as("that " + path + " has no " + rule).isNotNull();
      boolean found =
          some.getDiagnostics().stream().anyMatch(one -> one.getCode().getLeft().equals(rule));
      if (some.getUri().equals(uri(path)) && !found) {
        return;
      }
    }
  }

  private static <T> T wait(CompletableFuture<T> answer) throws Exception {
    return answer.get(20, TimeUnit.SECONDS);
  }

  private TextDocumentIdentifier document(String path) {
    return new TextDocumentIdentifier(uri(path));
  }

  private String uri(String path) {
    return folder.resolve(path).toUri().toString();
  }

  private void write(String path, String text) throws IOException {
    Path file = folder.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  /** The other end. */
  private final class Editor implements LanguageClient {

    @Override
    public void telemetryEvent(Object object) {
      throw new AssertionError("nobody asked for " + object);
    }

    @Override
    public void publishDiagnostics(PublishDiagnosticsParams diagnostics) {
      published.add(diagnostics);
    }

    @Override
    public void showMessage(MessageParams message) {
      messages.add(message.getMessage());
    }

    @Override
    public CompletableFuture<MessageActionItem> showMessageRequest(ShowMessageRequestParams asked) {
      throw new AssertionError(asked.getMessage());
    }

    @Override
    public void logMessage(MessageParams message) {
      messages.add(message.getMessage());
    }
  }
}
