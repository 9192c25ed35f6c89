package dev.sparklint.report;

import dev.sparklint.findings.Finding;
import dev.sparklint.findings.Report;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * The XML of JUnit's reports, which most servers for continuous integration show: a suite for each
 * file, a failed test for each finding. Without findings there is one test, which passes: servers
 * take a report without tests for a mistake.
 */
public final class JunitReporter implements Reporter {

  private final Redactor redactor;

  public JunitReporter(Redactor redactor) {
    this.redactor = redactor;
  }

  @Override
  public void write(Report report, StringBuilder out) {
    StringWriter text = new StringWriter();
    try {
      XMLStreamWriter xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
      write(redactor.redact(report).findings(), xml);
      xml.close();
    } catch (XMLStreamException impossible) {
      throw new IllegalStateException(impossible);
    }
    out.append(text).append('\n');
  }

  private static void write(List<Finding> findings, XMLStreamWriter xml) throws XMLStreamException {
    Map<String, List<Finding>> byPath = new TreeMap<>();
    for (Finding finding : findings) {
      byPath.computeIfAbsent(finding.place().path(), path -> new ArrayList<>()).add(finding);
    }
    xml.writeStartDocument("UTF-8", "1.0");
    start("testsuites", "", xml);
    attribute("name", "sparklint", xml);
    attribute("tests", Math.max(1, findings.size()), xml);
    attribute("failures", findings.size(), xml);
    for (Map.Entry<String, List<Finding>> file : byPath.entrySet()) {
      start("testsuite", "\n  ", xml);
      attribute("name", file.getKey(), xml);
      attribute("tests", file.getValue().size(), xml);
      attribute("failures", file.getValue().size(), xml);
      for (Finding finding : file.getValue()) {
        write(finding, xml);
      }
      end("\n  ", xml);
    }
    if (findings.isEmpty()) {
      start("testsuite", "\n  ", xml);
      attribute("name", "sparklint", xml);
      attribute("tests", 1, xml);
      attribute("failures", 0, xml);
      start("testcase", "\n    ", xml);
      attribute("name", "no findings", xml);
      attribute("classname", "sparklint", xml);
      end("", xml);
      end("\n  ", xml);
    }
    end("\n", xml);
    xml.writeEndDocument();
  }

  private static void write(Finding finding, XMLStreamWriter xml) throws XMLStreamException {
    start("testcase", "\n    ", xml);
    attribute("name", finding.rule() + " at line " + finding.place().span().line(), xml);
    attribute("classname", "sparklint." + finding.rule(), xml);
    attribute("file", finding.place().path(), xml);
    attribute("line", finding.place().span().line(), xml);
    start("failure", "\n      ", xml);
    attribute("type", finding.severity().word(), xml);
    attribute("message", finding.message(), xml);
    line(finding.place().toString(), xml);
    for (Paragraph paragraph : Paragraph.of(finding)) {
      line(paragraph.name() + ": " + paragraph.text(), xml);
    }
    end("\n      ", xml);
    end("\n    ", xml);
  }

  private static void line(String text, XMLStreamWriter xml) throws XMLStreamException {
    xml.writeCharacters("\n" + ControlCharacters.escape(text));
  }

  private static void start(String element, String indent, XMLStreamWriter xml)
      throws XMLStreamException {
    xml.writeCharacters(indent.isEmpty() ? "\n" : indent);
    xml.writeStartElement(element);
  }

  private static void end(String indent, XMLStreamWriter xml) throws XMLStreamException {
    if (!indent.isEmpty()) {
      xml.writeCharacters(indent);
    }
    xml.writeEndElement();
  }

  private static void attribute(String name, Object value, XMLStreamWriter xml)
      throws XMLStreamException {
    xml.writeAttribute(name, ControlCharacters.escape(String.valueOf(value)));
  }
}
