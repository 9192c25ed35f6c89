package dev.sparklint.lint;

import dev.sparklint.model.FileModel;
import dev.sparklint.read.FileReader;

/** Reads one file, or remembers what it read when the file was the same. */
public interface ModelReader {

  /** Reads anew each time. */
  ModelReader PLAIN = FileReader::read;

  /**
   * What a file says.
   *
   * @param patched whether something that is not seen adds to what the file says
   */
  FileModel read(String path, byte[] bytes, boolean patched);
}
