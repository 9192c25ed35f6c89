package dev.sparklint.helm;

/**
 * Takes from a chart what Helm would do something about other than render it: hooks, which are
 * objects like others to us, and questions to the cluster, which {@code helm template} answers with
 * nothing.
 */
final class Harmless {

  private static final String HOOK = "helm.sh/hook";

  /** As long, and known to nobody. */
  private static final String NO_HOOK = "helm.sh/h00k";

  private static final String LOOKUP = "lookup";

  /** A call that takes what {@code lookup} takes, and gives an empty map as it does. */
  private static final String NOTHING = "pick (dict)";

  private Harmless() {}

  static String template(String text) {
    StringBuilder out = new StringBuilder(text.length());
    TemplateText template = TemplateText.of(text);
    for (TemplateText.Piece piece : template.pieces()) {
      String part = text.substring(piece.start(), piece.end());
      out.append(piece.action() ? withoutLookup(part) : part);
    }
    return values(out.toString());
  }

  /** The same for text without actions. */
  static String values(String text) {
    return text.replace(HOOK, NO_HOOK);
  }

  /** What has been rendered, as the chart has it. */
  static String restored(String rendered) {
    return rendered.replace(NO_HOOK, HOOK);
  }

  private static String withoutLookup(String action) {
    StringBuilder out = new StringBuilder(action.length());
    int from = 0;
    for (int at = action.indexOf(LOOKUP); at >= 0; at = action.indexOf(LOOKUP, from)) {
      int end = at + LOOKUP.length();
      boolean word = !isWordPart(action, at - 1) && !isWordPart(action, end);
      out.append(action, from, at).append(word ? NOTHING : LOOKUP);
      from = end;
    }
    return out.append(action, from, action.length()).toString();
  }

  private static boolean isWordPart(String text, int at) {
    return at >= 0
        && at < text.length()
        && (Character.isJavaIdentifierPart(text.charAt(at))
            || "\"'./-".indexOf(text.charAt(at)) >= 0);
  }
}
