package dev.sparklint.lsp;

import dev.sparklint.findings.Edit;
import dev.sparklint.findings.Finding;
import dev.sparklint.lint.Fixes;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.lsp4j.CodeAction;
import org.eclipse.lsp4j.CodeActionKind;
import org.eclipse.lsp4j.Diagnostic;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.TextEdit;
import org.eclipse.lsp4j.WorkspaceEdit;

/** The edits of findings, as actions that an editor offers. */
final class FixActions {

  private FixActions() {}

  /** One action for each diagnostic that can be mended. */
  static List<CodeAction> of(
      List<Diagnostic> diagnostics, String path, Snapshot snapshot, Workspace workspace) {
    List<CodeAction> actions = new ArrayList<>();
    Texts texts = workspace.texts();
    for (Diagnostic diagnostic : diagnostics) {
      for (Finding finding : snapshot.result().findings()) {
        boolean meant =
            finding.fixable()
                && finding.place().path().equals(path)
                && finding.rule().equals(Diagnostics.rule(diagnostic))
                && texts.range(path, finding.place().span()).equals(diagnostic.getRange());
        if (meant) {
          actions.add(action(finding, diagnostic, workspace));
        }
      }
    }
    return actions;
  }

  private static CodeAction action(Finding finding, Diagnostic diagnostic, Workspace workspace) {
    boolean safe = finding.edits().stream().allMatch(Edit::safe);
    CodeAction action =
        new CodeAction("Mend " + finding.rule() + (safe ? "" : " (may change what was meant)"));
    action.setKind(CodeActionKind.QuickFix);
    action.setDiagnostics(List.of(diagnostic));
    action.setIsPreferred(safe);
    Map<String, List<TextEdit>> changes = new HashMap<>();
    for (Map.Entry<String, List<Edit>> file : Fixes.byPath(List.of(finding), true).entrySet()) {
      String text = text(file.getKey(), workspace);
      changes.put(
          workspace.uri(file.getKey()), List.of(edit(text, Fixes.applied(text, file.getValue()))));
    }
    action.setEdit(new WorkspaceEdit(changes));
    return action;
  }

  private static String text(String path, Workspace workspace) {
    try {
      byte[] bytes = workspace.source().read(path, Integer.MAX_VALUE);
      return new String(bytes, StandardCharsets.UTF_8);
    } catch (IOException gone) {
      return "";
    }
  }

  /** The least that makes one text of the other. */
  private static TextEdit edit(String before, String after) {
    int start = 0;
    int shorter = Math.min(before.length(), after.length());
    while (start < shorter && before.charAt(start) == after.charAt(start)) {
      start++;
    }
    int end = 0;
    while (end < shorter - start
        && before.charAt(before.length() - 1 - end) == after.charAt(after.length() - 1 - end)) {
      end++;
    }
    Range range = new Range(position(before, start), position(before, before.length() - end));
    return new TextEdit(range, after.substring(start, after.length() - end));
  }

  private static Position position(String text, int offset) {
    int line = 0;
    int start = 0;
    for (int at = text.indexOf('\n'); at >= 0 && at < offset; at = text.indexOf('\n', at + 1)) {
      line++;
      start = at + 1;
    }
    return new Position(line, offset - start);
  }
}
