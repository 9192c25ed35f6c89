package dev.sparklint.knowledge.kubernetes;

import com.google.gson.annotations.SerializedName;
import java.lang.reflect.Field;
import java.lang.reflect.Type;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** What a class of the official Java client says of its type. */
final class ClientModel {

  private static final String PACKAGE = "io.kubernetes.client.openapi.models.";

  private ClientModel() {}

  static Class<?> named(String name) {
    try {
      return Class.forName(PACKAGE + name);
    } catch (ClassNotFoundException missing) {
      throw new IllegalStateException(missing);
    }
  }

  static boolean isModel(Class<?> type) {
    return type.getName().startsWith(PACKAGE);
  }

  /** The name of the type without the version that is everybody's. */
  static String typeName(Class<?> model) {
    return model.getSimpleName().replaceFirst("^(Core|Rbac)?V1(?=[A-Z])", "");
  }

  /** The type of each field, by the field's name in a manifest. */
  static Map<String, Type> fields(Class<?> model) {
    TreeMap<String, Type> fields = new TreeMap<>();
    for (Field field : model.getDeclaredFields()) {
      SerializedName name = field.getAnnotation(SerializedName.class);
      if (name != null) {
        fields.put(name.value(), field.getGenericType());
      }
    }
    if (!fields.keySet().equals(names(model, "openapiFields"))) {
      throw new IllegalStateException(model + " says two things of its fields");
    }
    return fields;
  }

  static Set<String> required(Class<?> model) {
    return names(model, "openapiRequiredFields");
  }

  private static Set<String> names(Class<?> model, String constant) {
    try {
      Set<String> names = new TreeSet<>();
      for (Object name : (Iterable<?>) model.getField(constant).get(null)) {
        names.add((String) name);
      }
      return names;
    } catch (ReflectiveOperationException missing) {
      throw new IllegalStateException(missing);
    }
  }
}
