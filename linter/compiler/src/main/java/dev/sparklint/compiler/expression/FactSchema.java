package dev.sparklint.compiler.expression;

import dev.sparklint.facts.Doc;
import dev.sparklint.facts.Effective;
import dev.sparklint.facts.Fact;
import dev.sparklint.facts.Lookup;
import dev.sparklint.quantity.CpuQuantity;
import dev.sparklint.quantity.MemorySize;
import dev.sparklint.quantity.SparkDuration;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The facts that rules can read, with their types: everything with a {@link Doc} in the given facts
 * and in the facts that those lead to.
 */
public final class FactSchema {

  private final Map<String, FactType> types = new TreeMap<>();
  private final Map<String, Class<?>> classes = new TreeMap<>();

  private FactSchema() {}

  /**
   * Reads the types by reflection.
   *
   * @throws IllegalArgumentException if a field has a type that rules cannot read, or two facts
   *     have the same simple name
   */
  public static FactSchema of(Collection<Class<? extends Fact>> roots) {
    FactSchema schema = new FactSchema();
    for (Class<? extends Fact> root : roots) {
      schema.add(root);
    }
    return schema;
  }

  /** By name. */
  public List<FactType> types() {
    return List.copyOf(types.values());
  }

  /** The fact of that simple name, or null. */
  public @Nullable FactType find(String name) {
    return types.get(name);
  }

  /**
   * Where {@link Fact#field} of this fact disagrees with its {@link Doc}s: a documented field that
   * it does not answer, answers with another value than the accessor, or with a value of another
   * type; or a name that it answers without a {@code Doc}. Empty when all is well.
   */
  public List<String> disagreements(Fact fact) {
    List<String> found = new ArrayList<>();
    for (Map.Entry<String, Class<?>> entry : classes.entrySet()) {
      FactType type = types.get(entry.getKey());
      if (type != null && entry.getValue().isInstance(fact)) {
        compare(fact, type, entry.getValue(), found);
      }
    }
    if (found.isEmpty() && classes.values().stream().noneMatch(known -> known.isInstance(fact))) {
      found.add(fact.getClass().getSimpleName() + " is no fact of this schema");
    }
    return found;
  }

  private static void compare(Fact fact, FactType type, Class<?> owner, List<String> found) {
    for (Method method : owner.getMethods()) {
      if (method.getParameterCount() != 0 || method.getDeclaringClass() == Object.class) {
        continue;
      }
      FactType.Field field = type.field(method.getName());
      Object answer = answer(fact, method.getName());
      String name = type.name() + "." + method.getName();
      if (field == null && answer != null) {
        found.add(name + " is answered but has no @Doc");
      } else if (field != null && answer == null) {
        found.add(name + " has a @Doc but is not answered");
      } else if (field != null && answer != null) {
        if (!answer.equals(invoke(fact, method))) {
          found.add(name + " is answered with something else than " + method.getName() + "()");
        }
        if (!fits(answer, field.type())) {
          found.add(name + " should be " + field.type() + " but is " + answer);
        }
      }
    }
    if (answer(fact, "noSuchField") != null) {
      found.add(type.name() + " answers any name");
    }
  }

  private static @Nullable Object answer(Fact fact, String name) {
    try {
      return fact.field(name);
    } catch (IllegalArgumentException noSuchField) {
      return null;
    }
  }

  private static Object invoke(Fact fact, Method method) {
    try {
      method.setAccessible(true);
      return method.invoke(fact);
    } catch (ReflectiveOperationException e) {
      throw new IllegalArgumentException(method.toString(), e);
    }
  }

  private static boolean fits(Object raw, Type type) {
    if (raw instanceof Effective<?> effective) {
      Object value = effective.orNull();
      return value == null || fits(value, type);
    }
    Type element = type.element();
    return switch (type.kind()) {
      case BOOL -> raw instanceof Boolean;
      case INT -> raw instanceof Long;
      case DOUBLE -> raw instanceof Double;
      case STRING -> raw instanceof String || raw instanceof Enum<?>;
      case MEMORY -> raw instanceof MemorySize;
      case CPU -> raw instanceof CpuQuantity;
      case DURATION -> raw instanceof SparkDuration;
      case FACT -> raw instanceof Fact;
      case LIST -> raw instanceof List<?> list && element != null && allFit(list, element);
      case MAP ->
          raw instanceof Lookup<?>
              || (raw instanceof Map<?, ?> map && element != null && allFit(map.values(), element));
    };
  }

  private static boolean allFit(Collection<?> items, Type element) {
    return items.stream().allMatch(item -> fits(item, element));
  }

  private Type add(Class<?> fact) {
    String name = fact.getSimpleName();
    Class<?> earlier = classes.putIfAbsent(name, fact);
    if (earlier == null) {
      types.put(name, new FactType(name, doc(fact.getAnnotation(Doc.class)), fields(fact)));
    } else if (earlier != fact) {
      throw new IllegalArgumentException("two facts called " + name + ": " + earlier + ", " + fact);
    }
    return Type.fact(name);
  }

  private List<FactType.Field> fields(Class<?> fact) {
    List<FactType.Field> fields = new ArrayList<>();
    for (Method method : readable(fact)) {
      Doc doc = method.getAnnotation(Doc.class);
      if (doc != null && method.getParameterCount() == 0) {
        Type type = typeOf(method.getGenericReturnType(), method);
        fields.add(new FactType.Field(method.getName(), type, doc(doc)));
      }
    }
    return fields;
  }

  /** The record's components as declared, then other methods by name: reflection has no order. */
  private static List<Method> readable(Class<?> fact) {
    List<Method> methods = new ArrayList<>();
    if (fact.isRecord()) {
      for (RecordComponent component : fact.getRecordComponents()) {
        methods.add(component.getAccessor());
      }
    }
    Arrays.stream(fact.getMethods())
        .filter(method -> !method.isBridge() && !methods.contains(method))
        .sorted(Comparator.comparing(Method::getName))
        .forEach(methods::add);
    return methods;
  }

  private static String doc(@Nullable Doc doc) {
    return doc == null ? "" : doc.value();
  }

  private Type typeOf(java.lang.reflect.Type declared, Method method) {
    if (declared instanceof ParameterizedType generic) {
      return typeOfGeneric(generic, method);
    }
    if (declared instanceof Class<?> plain) {
      Type type = typeOfPlain(plain);
      if (type != null) {
        return type;
      }
    }
    throw unreadable(declared, method);
  }

  private Type typeOfGeneric(ParameterizedType generic, Method method) {
    java.lang.reflect.Type[] arguments = generic.getActualTypeArguments();
    java.lang.reflect.Type raw = generic.getRawType();
    if (raw == Effective.class) {
      return typeOf(arguments[0], method);
    }
    if (raw == List.class) {
      return Type.list(typeOf(arguments[0], method));
    }
    if (raw == Lookup.class) {
      return Type.map(typeOf(arguments[0], method));
    }
    if (raw == Map.class && arguments[0] == String.class) {
      return Type.map(typeOf(arguments[1], method));
    }
    throw unreadable(generic, method);
  }

  private @Nullable Type typeOfPlain(Class<?> plain) {
    if (plain == boolean.class || plain == Boolean.class) {
      return Type.BOOL;
    }
    if (plain == long.class || plain == Long.class) {
      return Type.INT;
    }
    if (plain == double.class || plain == Double.class) {
      return Type.DOUBLE;
    }
    if (plain == String.class || plain.isEnum()) {
      return Type.STRING;
    }
    if (plain == MemorySize.class) {
      return Type.MEMORY;
    }
    if (plain == CpuQuantity.class) {
      return Type.CPU;
    }
    if (plain == SparkDuration.class) {
      return Type.DURATION;
    }
    return Fact.class.isAssignableFrom(plain) ? add(plain) : null;
  }

  private static IllegalArgumentException unreadable(
      java.lang.reflect.Type declared, Method method) {
    return new IllegalArgumentException(
        "rules cannot read a "
            + declared.getTypeName()
            + ", which "
            + method.getDeclaringClass().getSimpleName()
            + "."
            + method.getName()
            + "() returns");
  }
}
