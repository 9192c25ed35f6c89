package dev.sparklint.compiler.expression;

import dev.sparklint.compiler.expression.Type.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Stream;

/** Well-typed expressions over {@link Examples}. */
final class RandomExpressions {

  private static final Type SERVICE = Type.fact("Service");
  private static final Type JOB = Type.fact("Job");
  private static final List<Type> PLAIN =
      List.of(Type.BOOL, Type.INT, Type.DOUBLE, Type.STRING, Type.MEMORY, Type.CPU, Type.DURATION);

  private final Random random;
  private final List<Declaration> scope = new ArrayList<>(Examples.VARIABLES);

  RandomExpressions(Random random) {
    this.random = random;
  }

  String any(int depth) {
    Type type = random.nextInt(3) > 0 ? Type.BOOL : pick(PLAIN);
    return random.nextInt(8) == 0 ? of(Type.list(pick(PLAIN)), depth) : of(type, depth);
  }

  private String of(Type type, int depth) {
    if (depth <= 0 || random.nextInt(5) == 0) {
      return leaf(type);
    }
    if (random.nextInt(12) == 0) {
      return "("
          + of(Type.BOOL, depth - 1)
          + " ? "
          + of(type, depth - 1)
          + " : "
          + of(type, depth - 1)
          + ")";
    }
    if (random.nextInt(12) == 0 && type.kind() != Kind.LIST && type.kind() != Kind.FACT) {
      return of(Type.list(type), depth - 1) + "[" + of(Type.INT, 0) + "]";
    }
    return switch (type.kind()) {
      case BOOL -> bool(depth - 1);
      case INT -> integer(depth - 1);
      case DOUBLE -> arithmetic(type, List.of("+", "-", "*", "/"), depth - 1);
      case STRING -> string(depth - 1);
      case MEMORY, CPU, DURATION -> quantity(type, depth - 1);
      case LIST -> list(Objects.requireNonNull(type.element()), depth - 1);
      case FACT, MAP -> leaf(type);
    };
  }

  private String leaf(Type type) {
    List<String> inScope = new ArrayList<>();
    for (Declaration variable : scope) {
      if (variable.type().equals(type)) {
        inScope.add(variable.name());
      }
    }
    if (!inScope.isEmpty() && random.nextInt(3) > 0) {
      return pick(inScope);
    }
    return switch (type.kind()) {
      case BOOL -> pick("true", "false", "job.streaming", "has(job.heap)", "has(job.conf.a)");
      case INT -> pick("-1", "0", "1", "2", "3", "n", "job.replicas", service() + ".port");
      case DOUBLE -> pick("0.0", "-0.5", "1.5", "1e10", "job.ratio", "job.timeout");
      case STRING ->
          pick(
              "''",
              "'a'",
              "'😀é'",
              "'client'",
              "job.mode",
              "job.namespace",
              "job.id",
              service() + ".name",
              "job.conf['a']",
              "job.conf.b",
              "job.labels['get']",
              "job.labels.a",
              "job.conf[job.namespace]");
      case MEMORY ->
          pick("memory('512m')", "memory('1g')", "job.heap", "job.overhead", service() + ".memory");
      case CPU -> pick("cpu('500m')", "cpu('1')", "job.cpu");
      case DURATION -> pick("duration('90s')", "duration('-500ms')", "job.idle");
      case LIST -> listLeaf(Objects.requireNonNull(type.element()));
      case FACT -> type.equals(JOB) ? "job" : service();
      case MAP -> pick("job.conf", "job.labels");
    };
  }

  private String listLeaf(Type element) {
    if (element.equals(SERVICE)) {
      return "services";
    }
    if (element.equals(Type.INT) && random.nextBoolean()) {
      return "job.ports";
    }
    return element.equals(Type.STRING) && random.nextInt(3) > 0
        ? pick("job.verbs", service() + ".selects")
        : "[" + leaf(element) + ", " + leaf(element) + "]";
  }

  private String service() {
    List<String> known = new ArrayList<>(List.of("services[0]", "services[1]", "job.service"));
    for (Declaration variable : scope) {
      if (variable.type().equals(SERVICE)) {
        known.add(variable.name());
        known.add(variable.name());
      }
    }
    return pick(known);
  }

  private String bool(int depth) {
    Type compared = pick(PLAIN);
    return switch (random.nextInt(12)) {
      case 0, 1 -> "(" + of(Type.BOOL, depth) + " && " + of(Type.BOOL, depth) + ")";
      case 2, 3 -> "(" + of(Type.BOOL, depth) + " || " + of(Type.BOOL, depth) + ")";
      case 4 -> "!" + of(Type.BOOL, depth);
      case 5, 6 ->
          "("
              + of(compared, depth)
              + pick(" < ", " <= ", " > ", " >= ", " == ", " != ")
              + of(compared, depth)
              + ")";
      case 7 -> "(" + of(compared, depth) + " in " + of(Type.list(compared), depth) + ")";
      case 8 -> "(" + of(Type.STRING, depth) + " in " + pick("job.conf", "job.labels") + ")";
      case 9, 10 -> fold(pick("all", "exists", "exists_one"), depth);
      default ->
          of(Type.STRING, depth)
              + pick(".startsWith(", ".endsWith(", ".contains(")
              + of(Type.STRING, depth)
              + ")";
    };
  }

  private String integer(int depth) {
    return switch (random.nextInt(8)) {
      case 0 -> "size(" + of(Type.STRING, depth) + ")";
      case 1 -> of(Type.list(pick(PLAIN)), depth) + ".size()";
      case 2 -> "size(" + of(Type.list(Type.STRING), depth) + ")";
      case 3 -> of(Type.STRING, depth) + ".size()";
      case 4 -> "int(" + of(Type.STRING, depth) + ")";
      case 5 -> "-(" + of(Type.INT, depth) + ")";
      default -> arithmetic(Type.INT, List.of("+", "-", "*", "/", "%"), depth);
    };
  }

  private String arithmetic(Type type, List<String> operators, int depth) {
    if (type.equals(Type.DOUBLE) && random.nextInt(4) == 0) {
      return random.nextBoolean()
          ? "double(" + of(Type.INT, depth) + ")"
          : "-(" + of(Type.DOUBLE, depth) + ")";
    }
    return "(" + of(type, depth) + " " + pick(operators) + " " + of(type, depth) + ")";
  }

  private String string(int depth) {
    return switch (random.nextInt(4)) {
      case 0 -> "string(" + of(pick(List.of(Type.INT, Type.DOUBLE, Type.BOOL)), depth) + ")";
      case 1 ->
          random.nextBoolean()
              ? of(Type.STRING, depth) + ".lowerAscii()"
              : of(Type.STRING, depth) + ".without(" + of(Type.STRING, depth) + ")";
      default -> "(" + of(Type.STRING, depth) + " + " + of(Type.STRING, depth) + ")";
    };
  }

  private String quantity(Type type, int depth) {
    return random.nextInt(3) == 0
        ? "(" + of(type, depth) + " * " + of(Type.INT, depth) + ")"
        : arithmetic(type, List.of("+", "-"), depth);
  }

  private String list(Type element, int depth) {
    if (random.nextInt(3) == 0) {
      return "(" + of(Type.list(element), depth) + " + " + of(Type.list(element), depth) + ")";
    }
    Type from = random.nextInt(3) == 0 ? SERVICE : pick(PLAIN);
    return switch (random.nextInt(3)) {
      case 0 -> over(element, ".filter(", Type.BOOL, depth);
      case 1 -> over(from, ".map(", element, depth);
      default -> {
        String range = of(Type.list(from), depth);
        Declaration item = enter(from);
        String text =
            range
                + ".map("
                + item.name()
                + ", "
                + of(Type.BOOL, depth)
                + ", "
                + of(element, depth)
                + ")";
        scope.remove(item);
        yield text;
      }
    };
  }

  private String fold(String macro, int depth) {
    return over(random.nextBoolean() ? SERVICE : pick(PLAIN), "." + macro + "(", Type.BOOL, depth);
  }

  private String over(Type element, String call, Type body, int depth) {
    String range = of(Type.list(element), depth);
    Declaration item = enter(element);
    String text = range + call + item.name() + ", " + of(body, depth) + ")";
    scope.remove(item);
    return text;
  }

  /** Sometimes the name of an outer item, which the inner one hides. */
  private Declaration enter(Type element) {
    String name = random.nextInt(4) == 0 ? "x" : "x" + scope.size();
    Declaration item = new Declaration(name, element);
    scope.removeIf(outer -> outer.name().equals(name));
    scope.add(item);
    return item;
  }

  private String pick(String... choices) {
    return pick(Stream.of(choices).toList());
  }

  private <T> T pick(List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }
}
