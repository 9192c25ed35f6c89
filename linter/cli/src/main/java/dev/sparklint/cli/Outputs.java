package dev.sparklint.cli;

import java.util.ArrayList;
import java.util.List;

/**
 * Where the reports of one run go: one to standard output, and any number to files.
 *
 * @param format of standard output
 */
record Outputs(String format, List<ToFile> files) {

  static final String OUTPUT_HELP = "also write this format to this file; may be repeated";

  /** {@code --output FORMAT=FILE}. */
  record ToFile(String format, String name) {}

  /**
   * What the options ask for.
   *
   * @param formats that there are, the default one first
   * @throws CliException if another one is asked for
   */
  static Outputs of(Arguments arguments, List<String> formats) throws CliException {
    String format = arguments.choice("output-format", formats.get(0), formats);
    List<ToFile> files = new ArrayList<>();
    for (String output : arguments.allOf("output")) {
      int equals = output.indexOf('=');
      String known = equals < 0 ? "" : output.substring(0, equals);
      if (!formats.contains(known) || equals == output.length() - 1) {
        throw new CliException(
            "--output is '"
                + output
                + "'; it looks like "
                + formats.get(formats.size() - 1)
                + "=FILE, with one of "
                + String.join(", ", formats));
      }
      files.add(new ToFile(known, output.substring(equals + 1)));
    }
    return new Outputs(format, files);
  }

  /** Writes a report. */
  interface Writer {
    void write(String format, StringBuilder out);
  }

  /**
   * Writes the files, then standard output.
   *
   * @throws CliException if a file cannot be written
   */
  void write(Writer toFile, Writer toStandardOutput, Invocation invocation) throws CliException {
    for (ToFile file : files) {
      StringBuilder text = new StringBuilder();
      toFile.write(file.format(), text);
      OutputFiles.write(
          invocation.workingDirectory().resolve(file.name()).normalize(),
          file.name(),
          text.toString());
    }
    toStandardOutput.write(format, invocation.out());
  }

  static String help(List<String> formats) {
    return formats.get(0) + " (default), " + String.join(", ", formats.subList(1, formats.size()));
  }
}
