package dev.sparklint.model;

import dev.sparklint.command.Command;
import dev.sparklint.command.Word;
import dev.sparklint.text.Located;
import dev.sparklint.text.Place;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a Dockerfile says of the image that its last stage makes.
 *
 * @param from the base image of that stage, null when it names another stage or none
 * @param env variables that the image sets
 * @param copies files that it takes from its folder
 * @param open whether commands or other stages may have put more files there
 * @param entrypoint words of ENTRYPOINT; empty when it has none
 * @param cmd words of CMD; empty when it has none
 * @param calls programs that the two together call
 */
public record Dockerfile(
    Place place,
    @Nullable Located<String> from,
    Map<String, Word> env,
    List<Copy> copies,
    boolean open,
    List<Word> entrypoint,
    List<Word> cmd,
    List<Command> calls) {

  public Dockerfile {
    env = Map.copyOf(env);
    copies = List.copyOf(copies);
    entrypoint = List.copyOf(entrypoint);
    cmd = List.copyOf(cmd);
    calls = List.copyOf(calls);
  }

  /** Whether the image may have a file at a path, as far as the Dockerfile says. */
  public boolean mayHold(String file) {
    for (Copy copy : copies) {
      String target = copy.target();
      String folder = target.endsWith("/") ? target : target + "/";
      if (!target.startsWith("/") || file.equals(target) || file.startsWith(folder)) {
        return true;
      }
    }
    return open;
  }

  int size() {
    int size = 1 + env.size() + copies.size() + entrypoint.size() + cmd.size();
    for (Command call : calls) {
      size += call.words().size();
    }
    return size;
  }

  /** A file or folder of the build context, and where in the image it comes to lie. */
  public record Copy(String source, String target) {}
}
