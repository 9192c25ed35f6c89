package dev.sparklint.lsp;

import dev.sparklint.lint.Project;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;
import org.eclipse.lsp4j.jsonrpc.Launcher;
import org.eclipse.lsp4j.launch.LSPLauncher;
import org.eclipse.lsp4j.services.LanguageClient;

/** Speaks the Language Server Protocol over two streams. */
public final class Server {

  private Server() {}

  /**
   * Serves an editor until it says goodbye or hangs up.
   *
   * @param opener finds out how a folder is to be linted
   * @return whether the editor said goodbye
   */
  public static boolean run(InputStream in, OutputStream out, Function<Path, Project> opener) {
    SparklintLanguageServer server = new SparklintLanguageServer(opener);
    Launcher<LanguageClient> launcher = LSPLauncher.createServerLauncher(server, in, out);
    server.connect(launcher.getRemoteProxy());
    try {
      launcher.startListening().get();
    } catch (ExecutionException hungUp) {
      return false;
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return false;
    }
    server.close();
    return server.saidGoodbye();
  }
}
