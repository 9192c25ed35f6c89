package dev.sparklint.bench;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** The least that a JVM can do. */
public final class Hello {

  private Hello() {}

  /** Says hello. */
  public static void main(String[] args) throws IOException {
    try (FileOutputStream out = new FileOutputStream(FileDescriptor.out)) {
      out.write("hello\n".getBytes(StandardCharsets.US_ASCII));
    }
  }
}
