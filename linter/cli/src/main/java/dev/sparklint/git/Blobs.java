package dev.sparklint.git;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.util.Arrays;

/** The blobs of a repository, asked one after another of one {@code git cat-file --batch}. */
final class Blobs implements AutoCloseable {

  private final Process git;
  private final InputStream answers;
  private final OutputStream questions;

  Blobs(Process git) {
    this.git = git;
    this.answers = new BufferedInputStream(git.getInputStream());
    this.questions = git.getOutputStream();
  }

  /**
   * The first bytes of a blob.
   *
   * @param limit bytes at most
   */
  synchronized byte[] read(String blob, int limit) throws IOException {
    questions.write((blob + "\n").getBytes(StandardCharsets.US_ASCII));
    questions.flush();
    String[] header = line().split(" ", -1);
    if (header.length != 3) {
      throw new NoSuchFileException(blob);
    }
    byte[] bytes = answers.readNBytes(Integer.parseInt(header[2]));
    answers.skipNBytes(1);
    return bytes.length > limit ? Arrays.copyOf(bytes, limit) : bytes;
  }

  private String line() throws IOException {
    StringBuilder line = new StringBuilder();
    for (int c = answers.read(); c != '\n'; c = answers.read()) {
      if (c < 0) {
        throw new IOException("git cat-file has ended");
      }
      line.append((char) c);
    }
    return line.toString();
  }

  @Override
  public void close() {
    git.destroy();
  }
}
