package dev.sparklint.cli;

import java.io.File;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What lies beside the main jar in {@code lib/} and is loaded only when it is needed. */
final class Libraries {

  private Libraries() {}

  /** A class from the class path when it is there, else from the jars in {@code lib/}. */
  static Class<?> load(String name) throws ClassNotFoundException {
    try {
      return Class.forName(name);
    } catch (ClassNotFoundException notOnClassPath) {
      try {
        return Class.forName(name, true, libraries());
      } catch (IOException broken) {
        throw new ClassNotFoundException(name, broken);
      }
    }
  }

  private static URLClassLoader libraries() throws IOException {
    Path jar;
    try {
      jar = Path.of(Libraries.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException odd) {
      throw new IOException(odd);
    }
    List<URL> urls = new ArrayList<>();
    File[] jars = jar.resolveSibling("lib").toFile().listFiles();
    if (jars != null) {
      Arrays.sort(jars);
      for (File library : jars) {
        urls.add(url(library));
      }
    }
    return new URLClassLoader(urls.toArray(new URL[0]), Libraries.class.getClassLoader());
  }

  private static URL url(File file) throws MalformedURLException {
    return file.toURI().toURL();
  }
}
