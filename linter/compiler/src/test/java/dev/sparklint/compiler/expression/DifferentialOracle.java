package dev.sparklint.compiler.expression;

import com.google.common.base.Ascii;
import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelErrorCode;
import dev.cel.common.CelOptions;
import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import dev.cel.runtime.CelAttribute.Qualifier;
import dev.cel.runtime.CelAttributePattern;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelFunctionBinding;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelRuntimeBuilder;
import dev.cel.runtime.CelRuntimeFactory;
import dev.cel.runtime.CelUnknownSet;
import dev.cel.runtime.PartialVars;
import dev.sparklint.expression.EvaluationError;
import dev.sparklint.expression.Evaluator;
import dev.sparklint.facts.Effective;
import dev.sparklint.facts.Fact;
import dev.sparklint.facts.Lookup;
import dev.sparklint.quantity.CpuQuantity;
import dev.sparklint.quantity.MemorySize;
import dev.sparklint.quantity.SparkDuration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Compares our evaluator with dev.cel's own runtimes, expression by expression.
 *
 * <p>Facts become plain maps; what is unknown becomes an unknown attribute of dev.cel, and so does
 * a list with an unknown item. Then:
 *
 * <ul>
 *   <li>a value or an error of dev.cel has to be ours;
 *   <li>where dev.cel says unknown and we say more, ours has to hold for many random completions of
 *       what is unknown, since we look into lists item by item and dev.cel does not;
 *   <li>where dev.cel fails for a missing field or key, we have to say unknown, or again something
 *       that holds for random completions;
 *   <li>where dev.cel fails for another reason we may say unknown: something unknown or missing
 *       beats an error for us in every operator, for dev.cel not in all.
 * </ul>
 */
public final class DifferentialOracle {

  private static final int COMPLETIONS = 6;

  /** What a comparison came to. */
  public enum Outcome {
    SAME_VALUE,
    SAME_ERROR,
    BOTH_UNKNOWN,
    UNKNOWN_FOR_MISSING,
    UNKNOWN_BEFORE_ERROR,
    HOLDS_FOR_COMPLETIONS,
    /**
     * The planner has a value where the legacy runtime has none: it goes on with an error that
     * comes out of && or || as if that were a value.
     */
    LOST_BY_PLANNER,
    /** We hold with a value where dev.cel misses a field, and misses it in all completions too. */
    NOT_COMPARABLE
  }

  /** dev.cel's two implementations, the one that can be relied on first. */
  public enum Engine {
    LEGACY,
    PLANNER
  }

  private final ExpressionCompiler compiler;
  private final Map<Engine, CelRuntime> runtimes = new EnumMap<>(Engine.class);
  private final Map<Asked, CompiledExpression> compiled = new HashMap<>();
  private final Map<Asked, CelAbstractSyntaxTree> checked = new HashMap<>();
  private final Map<Outcome, Integer> tally = new EnumMap<>(Outcome.class);

  public DifferentialOracle(FactSchema schema) {
    compiler = new ExpressionCompiler(schema);
    runtimes.put(Engine.LEGACY, runtime(CelRuntimeFactory.legacyCelRuntimeBuilder()));
    runtimes.put(
        Engine.PLANNER,
        runtime(
            CelRuntimeFactory.plannerRuntimeBuilder()
                .setTypeProvider(compiler.environment().provider())));
  }

  /** How often each outcome came. */
  public int count(Outcome outcome) {
    return tally.getOrDefault(outcome, 0);
  }

  /**
   * Compiles the text and compares on both runtimes.
   *
   * @param values one for each variable
   * @throws AssertionError if we differ
   */
  public void check(String text, List<Declaration> variables, Object[] values) {
    CompiledExpression compiled = compiled(new Asked(text, variables));
    Object[] frame = Arrays.copyOf(values, compiled.frameSize());
    Object ours = plain(Evaluator.evaluate(compiled.expression(), frame));
    boolean undecided = false;
    for (Engine engine : Engine.values()) {
      Question question = new Question(text, variables, values, engine);
      Object theirs = question.answer(null);
      boolean isValue = !(theirs instanceof Failure) && !isUnknown(theirs);
      Outcome outcome =
          undecided && isValue ? Outcome.LOST_BY_PLANNER : question.compare(ours, theirs);
      undecided |= !isValue;
      tally.merge(outcome, 1, Integer::sum);
    }
  }

  /** An expression is compiled once, however many worlds it is asked about. */
  private CompiledExpression compiled(Asked asked) {
    return compiled.computeIfAbsent(
        asked, added -> compiler.compile(added.text(), added.variables()));
  }

  private CelAbstractSyntaxTree checked(Asked asked) {
    return checked.computeIfAbsent(asked, added -> compiler.check(added.text(), added.variables()));
  }

  private record Asked(String text, List<Declaration> variables) {}

  private CelRuntime runtimeOf(Engine engine) {
    return Objects.requireNonNull(runtimes.get(engine));
  }

  private final class Question {

    private final String text;
    private final List<Declaration> variables;
    private final Object[] values;
    private final Engine engine;
    private final CelAbstractSyntaxTree tree;

    Question(String text, List<Declaration> variables, Object[] values, Engine engine) {
      this.text = text;
      this.variables = variables;
      this.values = values;
      this.engine = engine;
      this.tree = checked(new Asked(text, variables));
    }

    Outcome compare(Object ours, Object theirs) {
      if (theirs instanceof Effective.Unknown<?>) {
        return isUnknown(ours) ? Outcome.BOTH_UNKNOWN : holds(ours);
      }
      if (theirs instanceof Failure failure && failure.missing()) {
        return isUnknown(ours) ? Outcome.UNKNOWN_FOR_MISSING : holds(ours);
      }
      if (theirs instanceof Failure && isUnknown(ours)) {
        return Outcome.UNKNOWN_BEFORE_ERROR;
      }
      if (theirs instanceof Failure) {
        expect(ours instanceof EvaluationError, ours, theirs);
        return Outcome.SAME_ERROR;
      }
      expect(ours.equals(theirs), ours, theirs);
      return Outcome.SAME_VALUE;
    }

    private Outcome holds(Object ours) {
      Random random = new Random(text.hashCode());
      int compared = 0;
      for (int i = 0; i < COMPLETIONS; i++) {
        Object theirs = answer(random);
        if (theirs instanceof Failure failure && failure.missing()) {
          continue;
        }
        boolean bothFail = theirs instanceof Failure && ours instanceof EvaluationError;
        expect(bothFail || theirs.equals(ours), ours, theirs);
        compared++;
      }
      return compared > 0 ? Outcome.HOLDS_FOR_COMPLETIONS : Outcome.NOT_COMPARABLE;
    }

    private Object answer(@Nullable Random completions) {
      Engine judge = completions == null ? engine : Engine.LEGACY;
      Activation activation = new Activation(text, tree, completions);
      Map<String, Object> plain = activation.of(variables, values);
      try {
        Object result =
            runtimeOf(judge).createProgram(tree).eval(PartialVars.of(plain, activation.patterns()));
        return result instanceof CelUnknownSet
            ? new Effective.Unknown<>("dev.cel")
            : Objects.requireNonNull(result);
      } catch (CelEvaluationException e) {
        return new Failure(e);
      }
    }

    private void expect(boolean same, Object ours, Object theirs) {
      if (!same) {
        throw new AssertionError(
            text
                + "\n  ours: "
                + ours
                + "\n  "
                + engine
                + ": "
                + theirs
                + "\n  facts: "
                + Arrays.toString(values));
      }
    }
  }

  private record Failure(CelEvaluationException cause) {

    boolean missing() {
      return cause.getErrorCode() == CelErrorCode.ATTRIBUTE_NOT_FOUND;
    }
  }

  /** Facts as dev.cel reads them: maps without what is unset, and patterns for what is unknown. */
  private final class Activation {

    private final Set<String> keys = new TreeSet<>();
    private final CelExpr expression;
    private final List<CelAttributePattern> unknown = new ArrayList<>();
    private final @Nullable Random completions;
    private final boolean asksWhatIsSet;

    Activation(String text, CelAbstractSyntaxTree tree, @Nullable Random completions) {
      this.completions = completions;
      this.asksWhatIsSet = text.contains("has(") || text.contains(" in ");
      this.expression = tree.getExpr();
      collectKeys(expression);
    }

    CelAttributePattern[] patterns() {
      return unknown.toArray(new CelAttributePattern[0]);
    }

    Map<String, Object> of(List<Declaration> variables, Object[] values) {
      Map<String, Object> known = new HashMap<>();
      for (int i = 0; i < variables.size(); i++) {
        known.put(variables.get(i).name(), values[i]);
      }
      collectJoined(expression, known);
      for (Object value : values) {
        collectKeys(value);
      }
      for (Object value : values) {
        collectKeys(value); // now maps know which keys to ask for, and their values may be keys
      }
      Map<String, Object> plain = new HashMap<>();
      for (int i = 0; i < variables.size(); i++) {
        String name = variables.get(i).name();
        Type type = variables.get(i).type();
        put(plain, name, value(values[i], type, CelAttributePattern.create(name)));
      }
      return plain;
    }

    private static void put(Map<String, Object> into, String key, @Nullable Object value) {
      if (value != null) {
        into.put(key, value);
      }
    }

    /** The plain value, or null when it is unset or unknown. */
    private @Nullable Object value(Object raw, Type type, CelAttributePattern path) {
      if (raw instanceof Effective<?> effective && effective.orNull() == null) {
        boolean open = raw instanceof Effective.Unknown<?>;
        if (completions != null && (open || !asksWhatIsSet)) {
          return random(type);
        }
        if (open && completions == null) {
          unknown.add(path);
        }
        return null;
      }
      Object value = plain(raw);
      if (value instanceof Fact fact) {
        return fact(fact, path);
      }
      Type element = type.element();
      if (element == null) {
        return value;
      }
      return value instanceof List<?> list ? list(list, element, path) : map(value, element, path);
    }

    private Map<String, Object> fact(Fact fact, CelAttributePattern path) {
      Map<String, Object> fields = new HashMap<>();
      for (FactType.Field field : type(fact).fields()) {
        String name = field.name();
        put(fields, name, value(fact.field(name), field.type(), below(path, name)));
      }
      return fields;
    }

    private FactType type(Fact fact) {
      String name = fact.getClass().getSimpleName();
      return Objects.requireNonNull(compiler.environment().schema().find(name), name);
    }

    private @Nullable List<Object> list(List<?> list, Type element, CelAttributePattern path) {
      List<Object> items = new ArrayList<>();
      for (int i = 0; i < list.size(); i++) {
        Object raw = list.get(i);
        if (!isUnknown(plain(raw))) {
          Object item = value(raw, element, path.qualify(Qualifier.ofInt(i)));
          items.add(Objects.requireNonNull(item));
        } else if (completions == null) {
          unknown.add(path);
          return null;
        } else {
          for (int many = completions.nextInt(3); many > 0; many--) {
            items.add(random(element));
          }
        }
      }
      return items;
    }

    private Map<String, Object> map(Object map, Type element, CelAttributePattern path) {
      Map<String, Object> plain = new HashMap<>();
      for (String key : keys) {
        Object raw = map instanceof Lookup<?> lookup ? lookup.get(key) : ((Map<?, ?>) map).get(key);
        if (raw != null) {
          put(plain, key, value(raw, element, below(path, key)));
        }
      }
      return plain;
    }

    private static CelAttributePattern below(CelAttributePattern path, String name) {
      return path.qualify(Qualifier.ofString(name));
    }

    private Object random(Type type) {
      Random random = Objects.requireNonNull(completions);
      return switch (type.kind()) {
        case BOOL -> random.nextBoolean();
        case INT -> (long) random.nextInt(7) - 2;
        case DOUBLE -> (random.nextInt(9) - 2) / 2.0;
        case STRING -> List.copyOf(keys).get(random.nextInt(keys.size()));
        case MEMORY -> MemorySize.ofMebibytes(256L * random.nextInt(6));
        case CPU -> new CpuQuantity(250L * random.nextInt(8));
        case DURATION -> SparkDuration.ofSeconds(30L * (random.nextInt(8) - 2));
        case LIST -> {
          List<Object> items = new ArrayList<>();
          for (int many = random.nextInt(3); many > 0; many--) {
            items.add(random(Objects.requireNonNull(type.element())));
          }
          yield items;
        }
        case MAP -> {
          Map<String, Object> map = new HashMap<>();
          for (String key : keys) {
            map.put(key, random(Objects.requireNonNull(type.element())));
          }
          yield map;
        }
        case FACT -> {
          Map<String, Object> fields = new HashMap<>();
          FactType fact = compiler.environment().schema().find(type.name());
          for (FactType.Field field : Objects.requireNonNull(fact).fields()) {
            fields.put(field.name(), random(field.type()));
          }
          yield fields;
        }
      };
    }

    /** Every text that might be asked for as a key. */
    private void collectKeys(CelExpr expression) {
      keys.add("");
      if (expression.getKind() == CelExpr.ExprKind.Kind.SELECT) {
        keys.add(expression.select().field());
      }
      if (expression.getKind() == CelExpr.ExprKind.Kind.CONSTANT
          && expression.constant().getKind() == CelConstant.Kind.STRING_VALUE) {
        keys.add(expression.constant().stringValue());
      }
      Trees.children(expression).forEach(this::collectKeys);
    }

    /** Keys that are put together of constants and variables. */
    private void collectJoined(CelExpr part, Map<String, Object> known) {
      String joined = joined(part, known);
      if (joined != null) {
        keys.add(joined);
      }
      Trees.children(part).forEach(child -> collectJoined(child, known));
    }

    private static @Nullable String joined(CelExpr part, Map<String, Object> known) {
      return switch (part.getKind()) {
        case CONSTANT ->
            part.constant().getKind() == CelConstant.Kind.STRING_VALUE
                ? part.constant().stringValue()
                : null;
        case IDENT -> known.get(part.ident().name()) instanceof String text ? text : null;
        case CALL -> {
          if (!part.call().function().equals("_+_")) {
            yield null;
          }
          String left = joined(part.call().args().get(0), known);
          String right = joined(part.call().args().get(1), known);
          yield left == null || right == null ? null : left + right;
        }
        default -> null;
      };
    }

    private void collectKeys(Object raw) {
      Object value = plain(raw);
      if (value instanceof String text) {
        keys.add(text);
      } else if (value instanceof List<?> list) {
        list.forEach(this::collectKeys);
      } else if (value instanceof Map<?, ?> map) {
        map.keySet().forEach(this::collectKeys);
        map.values().forEach(this::collectKeys);
      } else if (value instanceof Lookup<?> lookup) {
        List.copyOf(keys).forEach(key -> collectKeys(lookup.get(key)));
      } else if (value instanceof Fact fact) {
        type(fact).fields().forEach(field -> collectKeys(fact.field(field.name())));
      }
    }
  }

  private static boolean isUnknown(Object value) {
    return value instanceof Effective.Unknown<?>
        || (value instanceof List<?> list && list.stream().anyMatch(DifferentialOracle::isUnknown));
  }

  /** Looks through {@link Effective}, also inside lists; what is unset or unknown is unknown. */
  private static Object plain(Object raw) {
    if (raw instanceof Effective<?> effective) {
      Object value = effective.orNull();
      return value == null ? new Effective.Unknown<>("unset or unknown") : plain(value);
    }
    if (raw instanceof List<?> list) {
      return list.stream().map(DifferentialOracle::plain).toList();
    }
    return raw instanceof Enum<?> constant ? constant.toString() : raw;
  }

  private static CelRuntime runtime(CelRuntimeBuilder builder) {
    var memory = MemorySize.class;
    var cpu = CpuQuantity.class;
    var duration = SparkDuration.class;
    return builder
        .setOptions(
            CelOptions.current()
                .enableUnknownTracking(true)
                .enableHeterogeneousNumericComparisons(true)
                .build())
        .addFunctionBindings(
            CelFunctionBinding.from("add_memory", memory, memory, MemorySize::plus),
            CelFunctionBinding.from("add_cpu", cpu, cpu, CpuQuantity::plus),
            CelFunctionBinding.from("add_spark_duration", duration, duration, SparkDuration::plus),
            CelFunctionBinding.from("subtract_memory", memory, memory, MemorySize::minus),
            CelFunctionBinding.from("subtract_cpu", cpu, cpu, CpuQuantity::minus),
            CelFunctionBinding.from(
                "subtract_spark_duration", duration, duration, SparkDuration::minus),
            CelFunctionBinding.from(
                "multiply_spark_duration_int64", duration, Long.class, SparkDuration::times),
            CelFunctionBinding.from("multiply_memory_int64", memory, Long.class, MemorySize::times),
            CelFunctionBinding.from("multiply_cpu_int64", cpu, Long.class, CpuQuantity::times),
            CelFunctionBinding.from("memory", String.class, DifferentialOracle::size),
            CelFunctionBinding.from("cpu", String.class, DifferentialOracle::amount),
            CelFunctionBinding.from("spark_duration", String.class, DifferentialOracle::time),
            CelFunctionBinding.from("string_lower_ascii", String.class, Ascii::toLowerCase),
            CelFunctionBinding.from(
                "string_without_string",
                String.class,
                String.class,
                (text, part) -> text.replace(part, "")))
        .addFunctionBindings(comparisons("_memory", memory))
        .addFunctionBindings(comparisons("_cpu", cpu))
        .addFunctionBindings(comparisons("_spark_duration", duration))
        .build();
  }

  private static <T extends Comparable<T>> List<CelFunctionBinding> comparisons(
      String unit, Class<T> type) {
    return List.of(
        CelFunctionBinding.from("less" + unit, type, type, (a, b) -> a.compareTo(b) < 0),
        CelFunctionBinding.from("less_equals" + unit, type, type, (a, b) -> a.compareTo(b) <= 0),
        CelFunctionBinding.from("greater" + unit, type, type, (a, b) -> a.compareTo(b) > 0),
        CelFunctionBinding.from(
            "greater_equals" + unit, type, type, (a, b) -> a.compareTo(b) >= 0));
  }

  private static MemorySize size(String text) {
    return Objects.requireNonNull(MemorySize.parseSpark(text, 0));
  }

  private static SparkDuration time(String text) {
    return Objects.requireNonNull(SparkDuration.parseSpark(text, null));
  }

  private static CpuQuantity amount(String text) {
    return Objects.requireNonNull(CpuQuantity.parse(text));
  }
}
