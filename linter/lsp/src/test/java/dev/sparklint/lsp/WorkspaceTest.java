package dev.sparklint.lsp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sparklint.lint.LintOptions;
import dev.sparklint.lint.Project;
import dev.sparklint.render.RenderRequest;
import dev.sparklint.render.Rendered;
import dev.sparklint.render.Renderer;
import dev.sparklint.source.Source;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is done again when somebody types, and what is not. */
class WorkspaceTest {

  @TempDir Path folder;

  @Test
  void a_file_is_read_again_only_when_its_text_differs() {
    RememberingReader reader = new RememberingReader();
    byte[] text = "spark.app.name=a\n".getBytes(StandardCharsets.UTF_8);
    Object first = reader.read("a.conf", text, false);
    assertThat(reader.read("a.conf", text.clone(), false)).isSameAs(first);
    text[text.length - 2] = 'b';
    assertThat(reader.read("a.conf", text, false)).isNotSameAs(first);
    assertThat(reader.read("a.conf", text, false).confs().get(0).entries().get(0).value().value())
        .isEqualTo("b");
  }

  @Test
  void the_disk_is_read_again_only_when_a_file_has_changed() throws IOException {
    write("a.conf", "spark.app.name=a\n");
    EditedSource source = new EditedSource(folder, path -> true);
    byte[] first = source.read("a.conf", 1000);
    assertThat(source.read("a.conf", 1000)).isSameAs(first);
    write("a.conf", "spark.app.name=abc\n");
    assertThat(source.read("a.conf", 1000)).isEqualTo(bytes("spark.app.name=abc\n"));
    source.edit("a.conf", bytes("unsaved"));
    assertThat(source.read("a.conf", 1000)).isEqualTo(bytes("unsaved"));
    assertThat(source.read("a.conf", 3)).isEqualTo(bytes("uns"));
    source.edit("new.conf", bytes("x"));
    assertThat(source.list().files()).extracting(Source.Entry::path).contains("a.conf", "new.conf");
    source.close("a.conf");
    assertThat(source.read("a.conf", 1000)).isEqualTo(bytes("spark.app.name=abc\n"));
  }

  @Test
  void a_chart_is_rendered_again_only_when_its_files_have_changed() throws IOException {
    List<RenderRequest> rendered = new ArrayList<>();
    Renderer counting =
        new Renderer() {
          @Override
          public Rendered render(Source source, RenderRequest request) {
            rendered.add(request);
            for (String path : source.filesBelow("chart")) {
              try {
                source.read(path, 100);
              } catch (IOException impossible) {
                throw new AssertionError(impossible);
              }
            }
            return Rendered.NOTHING;
          }

          @Override
          public void close() {}
        };
    write("chart/Chart.yaml", "name: a\nversion: 1.0.0\n");
    write("chart/values.yaml", "spark: {}\n");
    write("app.conf", "spark.app.name=a\n");
    Workspace workspace =
        new Workspace(
            folder,
            root ->
                new Project(
                    root,
                    List.of(),
                    LintOptions.DEFAULT.withRenderer(counting),
                    path -> true,
                    List.of()));
    workspace.check();
    workspace.edit("app.conf", "spark.app.name=b\n");
    workspace.check();
    assertThat(rendered).hasSize(1);
    workspace.edit("chart/values.yaml", "spark: {a: b}\n");
    workspace.check();
    assertThat(rendered).hasSize(2);
    write("chart/templates/new.yaml", "kind: Pod\n");
    workspace.check();
    assertThat(rendered).hasSize(3);
    workspace.close();
  }

  private void write(String path, String text) throws IOException {
    Path file = folder.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
