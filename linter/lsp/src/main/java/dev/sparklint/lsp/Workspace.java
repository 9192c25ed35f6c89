package dev.sparklint.lsp;

import dev.sparklint.findings.Report;
import dev.sparklint.lint.LintResult;
import dev.sparklint.lint.Linter;
import dev.sparklint.lint.Project;
import dev.sparklint.lint.SourceLines;
import dev.sparklint.report.Redactor;
import dev.sparklint.source.DirectorySource;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** One folder that an editor has opened, with what is typed into its files. */
final class Workspace implements AutoCloseable {

  private final Path root;
  private final Function<Path, Project> opener;
  private final Map<String, String> open = new HashMap<>();
  private final RememberingReader reader = new RememberingReader();

  private Project project;
  private EditedSource source;
  private RememberingRenderer renderer;
  private Snapshot last;

  Workspace(Path root, Function<Path, Project> opener) {
    this.root = root;
    this.opener = opener;
    this.project = opener.apply(root);
    this.source = new EditedSource(root, project.candidates());
    this.renderer = new RememberingRenderer(project.options().renderer());
    this.last = check();
  }

  Project project() {
    return project;
  }

  /** What was seen by the last look. */
  synchronized Snapshot last() {
    return last;
  }

  /** Reads the configuration again. */
  synchronized void reopen() {
    renderer.close();
    project = opener.apply(root);
    renderer = new RememberingRenderer(project.options().renderer());
    source = new EditedSource(root, project.candidates());
    for (Map.Entry<String, String> text : open.entrySet()) {
      source.edit(text.getKey(), text.getValue().getBytes(StandardCharsets.UTF_8));
    }
  }

  /** Looks again; what has not changed is not read again. */
  synchronized Snapshot check() {
    Linter linter = new Linter(project.rules(), reader);
    LintResult result = linter.lint(source, project.options().withRenderer(renderer));
    Report report = result.report(0);
    Redactor redactor = Redactor.of(report, result.secrets(), new SourceLines(source));
    last = new Snapshot(result, redactor.redact(report), redactor);
    return last;
  }

  synchronized void edit(String path, String text) {
    open.put(path, text);
    source.edit(path, text.getBytes(StandardCharsets.UTF_8));
  }

  synchronized void close(String path) {
    open.remove(path);
    source.close(path);
  }

  /** The text of a file as the editor has it; null if the editor has it not. */
  synchronized @Nullable String text(String path) {
    return open.get(path);
  }

  /** Positions in the texts as they are now. */
  Texts texts() {
    return new Texts(new SourceLines(source));
  }

  EditedSource source() {
    return source;
  }

  /** The path of a document from the root; null when it is no file there. */
  @Nullable String path(String uri) {
    try {
      Path file = Path.of(URI.create(uri)).normalize();
      return file.startsWith(root) ? DirectorySource.relative(root, file) : null;
    } catch (IllegalArgumentException | FileSystemNotFoundException noFile) {
      return null;
    }
  }

  String uri(String path) {
    return root.resolve(path).normalize().toUri().toString();
  }

  @Override
  public void close() {
    renderer.close();
  }
}
