package dev.sparklint.discover;

import java.util.Locale;

/** How a file's text is to be read. */
public enum InputKind {
  /** YAML or JSON. */
  YAML,
  /** The syntax of {@code java.util.Properties}, as {@code spark-defaults.conf} has it. */
  PROPERTIES,
  /** A shell script. */
  SHELL,
  /** A Dockerfile or Containerfile. */
  DOCKERFILE,
  /** A Makefile. */
  MAKEFILE;

  private static final String[] YAML_ENDINGS = {".yaml", ".yml", ".json"};
  private static final String[] PROPERTIES_ENDINGS = {".conf", ".properties"};
  private static final String[] SHELL_ENDINGS = {".sh", ".bash", ".ksh", ".zsh"};
  private static final String[] TEMPLATE_ENDINGS = {".template", ".tmpl", ".tpl", ".j2", ".gotmpl"};

  /** Whether a file of this name is looked into when a folder is read. */
  public static boolean isCandidate(String path) {
    String name = withoutTemplateEnding(path.toLowerCase(Locale.ROOT));
    return endsWithAny(name, YAML_ENDINGS)
        || endsWithAny(name, PROPERTIES_ENDINGS)
        || endsWithAny(name, SHELL_ENDINGS)
        || isDockerfile(name)
        || isMakefile(name);
  }

  /**
   * The kind of a text; the name settles it where it can, else the first line that says something.
   */
  public static InputKind of(String path, String text) {
    String name = withoutTemplateEnding(path.toLowerCase(Locale.ROOT));
    if (endsWithAny(name, PROPERTIES_ENDINGS)) {
      return PROPERTIES;
    }
    if (endsWithAny(name, YAML_ENDINGS)) {
      return YAML;
    }
    if (endsWithAny(name, SHELL_ENDINGS) || text.startsWith("#!")) {
      return SHELL;
    }
    if (isDockerfile(name)) {
      return DOCKERFILE;
    }
    if (isMakefile(name)) {
      return MAKEFILE;
    }
    return text.stripLeading().startsWith("spark.") ? PROPERTIES : YAML;
  }

  /** Whether braces in a text of this kind mean that a template engine makes the file. */
  public boolean hasTemplates() {
    return switch (this) {
      case YAML, PROPERTIES -> true;
      // docker --format '{{.Names}}' is plain shell
      case SHELL, DOCKERFILE, MAKEFILE -> false;
    };
  }

  /** Whether a file is named like a Dockerfile, in whatever case. */
  public static boolean isDockerfile(String path) {
    String name = path.substring(path.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
    return name.startsWith("dockerfile")
        || name.startsWith("containerfile")
        || name.endsWith(".dockerfile");
  }

  private static boolean isMakefile(String path) {
    String name = path.substring(path.lastIndexOf('/') + 1);
    return name.equals("makefile") || name.equals("gnumakefile") || name.endsWith(".mk");
  }

  private static String withoutTemplateEnding(String name) {
    for (String ending : TEMPLATE_ENDINGS) {
      if (name.endsWith(ending)) {
        return name.substring(0, name.length() - ending.length());
      }
    }
    return name;
  }

  private static boolean endsWithAny(String name, String[] endings) {
    for (String ending : endings) {
      if (name.endsWith(ending)) {
        return true;
      }
    }
    return false;
  }
}
