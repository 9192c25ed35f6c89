package dev.sparklint.report;

import dev.sparklint.findings.Report;

/** Writes a report in one format; the caller sends the text on in one write. */
public interface Reporter {

  void write(Report report, StringBuilder out);
}
