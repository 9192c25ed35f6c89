package dev.sparklint.knowledge;

import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An object of Spark's or Scala's, used by names alone: so one build of these tools serves every
 * release.
 */
record ScalaObject(Object value) {

  /** The one instance of a Scala {@code object}. */
  static ScalaObject module(String className) throws ReflectiveOperationException {
    return new ScalaObject(
        Class.forName(className, true, ScalaObject.class.getClassLoader())
            .getField("MODULE$")
            .get(null));
  }

  /** Whether it has such a method. */
  boolean has(String method, int arguments) {
    return find(method, arguments) != null;
  }

  /**
   * Calls a method by its name and number of arguments.
   *
   * @throws RefusedException with what it threw
   * @throws NoSuchMethodException if this release has no such method
   */
  @Nullable Object call(String method, Object... arguments) throws NoSuchMethodException {
    Method found = find(method, arguments.length);
    if (found == null) {
      throw new NoSuchMethodException(value.getClass() + "." + method);
    }
    try {
      found.setAccessible(true);
      return found.invoke(value, arguments);
    } catch (InvocationTargetException thrown) {
      throw new RefusedException(java.util.Objects.requireNonNull(thrown.getCause()));
    } catch (IllegalAccessException closed) {
      throw new IllegalStateException(closed);
    }
  }

  private @Nullable Method find(String method, int arguments) {
    for (Method candidate : value.getClass().getMethods()) {
      if (candidate.getName().equals(method) && candidate.getParameterCount() == arguments) {
        return candidate;
      }
    }
    return null;
  }

  /** What a method without arguments gives, an {@code Option} opened; null for none. */
  @Nullable Object get(String method) throws NoSuchMethodException {
    return opened(call(method));
  }

  String text(String method) throws NoSuchMethodException {
    return String.valueOf(get(method));
  }

  /** The items of a {@code Seq}, {@code Map} or other collection of Scala. */
  List<ScalaObject> items() throws NoSuchMethodException {
    List<ScalaObject> items = new ArrayList<>();
    Object iterator = call("iterator");
    ScalaObject walk = new ScalaObject(java.util.Objects.requireNonNull(iterator));
    while (Boolean.TRUE.equals(walk.call("hasNext"))) {
      Object item = walk.call("next");
      if (item != null) {
        items.add(new ScalaObject(item));
      }
    }
    return items;
  }

  /** The value of the field whose name ends so, wherever the compiler put it; null without one. */
  @Nullable Object field(String ending) {
    for (Class<?> type = value.getClass(); type != null; type = type.getSuperclass()) {
      for (Field field : type.getDeclaredFields()) {
        if (field.getName().endsWith(ending)) {
          return read(field);
        }
      }
    }
    return null;
  }

  private @Nullable Object read(Field field) {
    try {
      field.setAccessible(true);
      return field.get(value);
    } catch (IllegalAccessException closed) {
      throw new IllegalStateException(closed);
    }
  }

  static @Nullable Object opened(@Nullable Object value) throws NoSuchMethodException {
    if (value == null || !isA(value.getClass(), "scala.Option")) {
      return value;
    }
    ScalaObject option = new ScalaObject(value);
    return Boolean.TRUE.equals(option.call("isEmpty")) ? null : option.call("get");
  }

  private static boolean isA(Class<?> type, String name) {
    for (Class<?> parent = type; parent != null; parent = parent.getSuperclass()) {
      if (parent.getName().equals(name)) {
        return true;
      }
    }
    return false;
  }

  boolean isSequence() {
    return implementsType(value.getClass(), "scala.collection.Seq");
  }

  private static boolean implementsType(@Nullable Class<?> type, String name) {
    if (type == null) {
      return false;
    }
    for (Class<?> parent : type.getInterfaces()) {
      if (parent.getName().equals(name) || implementsType(parent, name)) {
        return true;
      }
    }
    return implementsType(type.getSuperclass(), name);
  }

  /** What Spark's code threw. */
  static final class RefusedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    RefusedException(Throwable thrown) {
      super(String.valueOf(thrown.getMessage()), thrown);
    }

    String message() {
      return String.valueOf(getMessage());
    }
  }
}
