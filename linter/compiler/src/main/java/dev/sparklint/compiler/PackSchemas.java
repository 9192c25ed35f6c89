package dev.sparklint.compiler;

import dev.sparklint.schema.SchemaPack;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Build tool: packs the schemas of manifests into a folder of classes.
 *
 * <p>Arguments: the folder of schemas, the folder of classes.
 */
public final class PackSchemas {

  private PackSchemas() {}

  /** Fails the build when a schema says what the packed form cannot. */
  public static void main(String[] args) throws IOException {
    Path target = Path.of(args[1]).resolve(SchemaPack.RESOURCE.substring(1));
    Files.createDirectories(target.getParent());
    Files.write(target, SchemaPacker.pack(Path.of(args[0]).normalize()));
  }
}
