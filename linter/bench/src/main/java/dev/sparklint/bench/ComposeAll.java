package dev.sparklint.bench;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.nodes.Node;

/**
 * Reads every file of a folder and composes the YAML ones to node trees, and nothing else: what a
 * linter on this library cannot do without.
 */
public final class ComposeAll {

  private final Compose compose = new Compose(LoadSettings.builder().build());
  private long documents;
  private long bytes;

  private ComposeAll() {}

  /** Takes the folder. */
  public static void main(String[] args) throws IOException {
    ComposeAll all = new ComposeAll();
    all.walk(Path.of(args[0]));
    String text = all.documents + " documents, " + all.bytes + " bytes\n";
    try (FileOutputStream out = new FileOutputStream(FileDescriptor.out)) {
      out.write(text.getBytes(StandardCharsets.US_ASCII));
    }
  }

  private void walk(Path folder) throws IOException {
    try (DirectoryStream<Path> children = Files.newDirectoryStream(folder)) {
      for (Path child : children) {
        if (Files.isDirectory(child)) {
          walk(child);
        } else {
          read(child);
        }
      }
    }
  }

  private void read(Path file) throws IOException {
    byte[] content = Files.readAllBytes(file);
    bytes += content.length;
    String name = file.toString();
    if (name.endsWith(".yaml") || name.endsWith(".yml")) {
      for (Node ignored :
          compose.composeAllFromString(new String(content, StandardCharsets.UTF_8))) {
        documents++;
      }
    }
  }
}
