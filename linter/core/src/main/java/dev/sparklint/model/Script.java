package dev.sparklint.model;

import dev.sparklint.command.Command;
import dev.sparklint.text.Place;
import java.util.List;

/**
 * A shell script, or the commands of a Makefile.
 *
 * @param kind {@code Script} or {@code Makefile}
 * @param place of the script's start
 * @param calls of Spark's programs and of other scripts
 */
public record Script(String kind, Place place, List<Command> calls) {

  public Script {
    calls = List.copyOf(calls);
  }

  int size() {
    int size = 1;
    for (Command call : calls) {
      size += call.words().size() + call.conditions().size() + call.environment().size();
    }
    return size;
  }
}
