package dev.sparklint.knowledge;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The jars of Spark and of Hadoop's S3A on the class path. */
final class SparkJars {

  private static final Pattern NAME =
      Pattern.compile("spark-(.+)_2\\.1[123]-(.+)\\.jar|(hadoop-aws)-(.+)\\.jar");

  /**
   * One jar.
   *
   * @param module {@code core}, {@code kubernetes}, {@code sql}, {@code hadoop-aws} and so on
   * @param release of the jar, such as 3.5.6
   */
  record Jar(String module, String release, List<ClassFile> classes) {}

  private SparkJars() {}

  /** Reads them, ordered by module. */
  static List<Jar> onClassPath() throws IOException {
    List<Jar> jars = new ArrayList<>();
    for (String path : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
      String file = new File(path).getName();
      Matcher name = NAME.matcher(file);
      if (name.matches()) {
        int first = name.group(1) == null ? 3 : 1;
        jars.add(new Jar(name.group(first), name.group(first + 1), classes(path)));
      }
    }
    jars.sort((one, other) -> one.module().compareTo(other.module()));
    return jars;
  }

  private static List<ClassFile> classes(String path) throws IOException {
    List<ClassFile> classes = new ArrayList<>();
    try (JarFile jar = new JarFile(path)) {
      for (Enumeration<JarEntry> all = jar.entries(); all.hasMoreElements(); ) {
        JarEntry entry = all.nextElement();
        String name = entry.getName();
        boolean ours =
            name.startsWith("org/apache/spark/") || name.startsWith("org/apache/hadoop/fs/s3a/");
        if (ours && name.endsWith(".class")) {
          try (InputStream in = jar.getInputStream(entry)) {
            String type = name.substring(0, name.length() - ".class".length());
            classes.add(ClassFile.read(type, in.readAllBytes()));
          }
        }
      }
    }
    return classes;
  }
}
