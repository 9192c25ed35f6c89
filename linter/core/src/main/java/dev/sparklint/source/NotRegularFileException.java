package dev.sparklint.source;

import java.nio.file.FileSystemException;

/** What was to be read is a pipe, a device, a socket or a folder. */
public final class NotRegularFileException extends FileSystemException {

  private static final long serialVersionUID = 1L;

  NotRegularFileException(String path) {
    super(path);
  }
}
