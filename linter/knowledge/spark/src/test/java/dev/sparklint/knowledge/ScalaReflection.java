package dev.sparklint.knowledge;

import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Calls Spark by the names of its classes and methods: one compiled test serves every release,
 * though their signatures differ. What Spark refuses is thrown as {@link Refused}.
 */
final class ScalaReflection {

  private ScalaReflection() {}

  /** Whether this release has a class. */
  static boolean exists(String className) {
    try {
      Class.forName(className, false, ScalaReflection.class.getClassLoader());
      return true;
    } catch (ClassNotFoundException absent) {
      return false;
    }
  }

  /** A Scala object. */
  static Object module(String name) {
    try {
      return type(name + "$").getField("MODULE$").get(null);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(name, e);
    }
  }

  /** How many parameters the constructor or method has that would be called. */
  static int parameters(Object target, String name) {
    Method longest = null;
    for (Method method : target.getClass().getMethods()) {
      boolean longer = longest == null || method.getParameterCount() > longest.getParameterCount();
      longest = method.getName().equals(name) && longer ? method : longest;
    }
    if (longest == null) {
      throw new IllegalStateException("no method " + name + " in " + target.getClass());
    }
    return longest.getParameterCount();
  }

  /** A new instance; parameters that are not given get their Scala defaults. */
  static Object construct(String className, Object... arguments) {
    Constructor<?> shortest = null;
    for (Constructor<?> constructor : type(className).getDeclaredConstructors()) {
      int count = constructor.getParameterCount();
      boolean shorter = shortest == null || count < shortest.getParameterCount();
      if (count >= arguments.length && shorter && accepts(constructor, arguments)) {
        shortest = constructor;
      }
    }
    if (shortest == null) {
      throw new IllegalStateException("no constructor of " + className);
    }
    Object[] all = new Object[shortest.getParameterCount()];
    System.arraycopy(arguments, 0, all, 0, arguments.length);
    for (int i = arguments.length; i < all.length; i++) {
      all[i] = call(module(className), "$lessinit$greater$default$" + (i + 1));
    }
    Constructor<?> chosen = shortest;
    chosen.setAccessible(true);
    return Objects.requireNonNull(invoked(() -> chosen.newInstance(all)));
  }

  /** The result of a method that is found by its name and by what it accepts. */
  static Object call(Object target, String name, @Nullable Object... arguments) {
    return Objects.requireNonNull(get(target, name, arguments), name);
  }

  /** The same where there may be none. */
  static @Nullable Object get(Object target, String name, @Nullable Object... arguments) {
    for (Class<?> type = target.getClass(); type != null; type = type.getSuperclass()) {
      for (Method method : type.getDeclaredMethods()) {
        boolean found =
            method.getName().equals(name) && method.getParameterCount() == arguments.length;
        if (found && !method.isBridge() && accepts(method, arguments)) {
          method.setAccessible(true);
          return invoked(() -> method.invoke(target, arguments));
        }
      }
    }
    return getInherited(target, name, arguments);
  }

  /** Default methods of interfaces, such as Scala's traits. */
  private static @Nullable Object getInherited(
      Object target, String name, @Nullable Object[] arguments) {
    for (Method method : target.getClass().getMethods()) {
      boolean found =
          method.getName().equals(name) && method.getParameterCount() == arguments.length;
      if (found && accepts(method, arguments)) {
        return invoked(() -> method.invoke(target, arguments));
      }
    }
    throw new IllegalStateException("no method " + name + " in " + target.getClass());
  }

  /** The value of a field, private ones too. */
  static Object field(Object target, String name) {
    for (Class<?> type = target.getClass(); type != null; type = type.getSuperclass()) {
      for (Field field : type.getDeclaredFields()) {
        if (field.getName().equals(name)) {
          field.setAccessible(true);
          return Objects.requireNonNull(invoked(() -> field.get(target)));
        }
      }
    }
    throw new IllegalStateException("no field " + name + " in " + target.getClass());
  }

  static Object option(@Nullable Object value) {
    try {
      return type("scala.Option").getMethod("apply", Object.class).invoke(null, value);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A Scala sequence that Scala 2.12 and 2.13 both take as one. */
  static Object list(List<String> texts) {
    Object list = module("scala.collection.immutable.Nil");
    for (int i = texts.size() - 1; i >= 0; i--) {
      list = construct("scala.collection.immutable.$colon$colon", texts.get(i), list);
    }
    return list;
  }

  /** An immutable Scala map. */
  static Object map(Map<String, String> entries) {
    Object map = module("scala.Predef");
    map = call(call(map, "Map"), "empty");
    for (Map.Entry<String, String> entry : entries.entrySet()) {
      map = call(map, "updated", entry.getKey(), entry.getValue());
    }
    return map;
  }

  /** The entries of a Scala map of texts. */
  static Map<String, String> entries(Object map) {
    Map<String, String> entries = new LinkedHashMap<>();
    Object iterator = call(map, "iterator");
    while ((boolean) call(iterator, "hasNext")) {
      Object tuple = call(iterator, "next");
      entries.put((String) call(tuple, "_1"), String.valueOf(call(tuple, "_2")));
    }
    return entries;
  }

  /** The elements of a Scala sequence of texts, some of which may be null. */
  static List<@Nullable String> texts(Object sequence) {
    List<@Nullable String> texts = new ArrayList<>();
    Object iterator = call(sequence, "iterator");
    while ((boolean) call(iterator, "hasNext")) {
      texts.add((String) get(iterator, "next"));
    }
    return texts;
  }

  private static Class<?> type(String name) {
    try {
      return Class.forName(name);
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(e);
    }
  }

  private static boolean accepts(Executable executable, @Nullable Object[] arguments) {
    Class<?>[] types = executable.getParameterTypes();
    for (int i = 0; i < arguments.length; i++) {
      Object argument = arguments[i];
      if (argument != null && !types[i].isPrimitive() && !types[i].isInstance(argument)) {
        return false;
      }
      if (types[i].isPrimitive() && !(argument instanceof Number || argument instanceof Boolean)) {
        return false;
      }
    }
    return true;
  }

  /** A call by reflection. */
  private interface Invocation {
    @Nullable Object get() throws ReflectiveOperationException;
  }

  private static @Nullable Object invoked(Invocation invocation) {
    try {
      return invocation.get();
    } catch (InvocationTargetException e) {
      throw Refused.by(e.getCause());
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }
}
