package dev.sparklint.compiler.expression;

import com.google.common.collect.ImmutableCollection;
import com.google.common.collect.ImmutableMap;
import dev.cel.checker.CelStandardDeclarations;
import dev.cel.checker.CelStandardDeclarations.StandardFunction;
import dev.cel.common.CelFunctionDecl;
import dev.cel.common.CelOptions;
import dev.cel.common.CelOverloadDecl;
import dev.cel.common.types.CelType;
import dev.cel.common.types.CelTypeProvider;
import dev.cel.common.types.ListType;
import dev.cel.common.types.MapType;
import dev.cel.common.types.OpaqueType;
import dev.cel.common.types.SimpleType;
import dev.cel.common.types.StructType;
import dev.cel.common.types.StructTypeReference;
import dev.cel.compiler.CelCompiler;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.parser.CelStandardMacro;
import dev.sparklint.expression.Function;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What dev.cel is told of our language: the facts' types, the units, and which functions exist. */
final class CelEnvironment {

  static final String MEMORY_LITERAL = "memory";
  static final String CPU_LITERAL = "cpu";
  static final String DURATION_LITERAL = "duration";

  /** These become nodes of their own instead of calls. */
  private static final Set<String> STRUCTURAL =
      Set.of(
          "conditional",
          "logical_and",
          "logical_or",
          "not_strictly_false",
          "index_list",
          "index_map");

  private static final CelType MEMORY = OpaqueType.create(Type.MEMORY.name());
  private static final CelType CPU = OpaqueType.create(Type.CPU.name());
  private static final CelType DURATION = OpaqueType.create(Type.DURATION.name());
  private static final Map<CelType, String> UNITS =
      ImmutableMap.of(MEMORY, "_memory", CPU, "_cpu", DURATION, "_spark_duration");

  private final FactSchema schema;
  private final CelTypeProvider provider;
  private final Map<List<Declaration>, CelCompiler> compilers = new HashMap<>();

  CelEnvironment(FactSchema schema) {
    this.schema = schema;
    this.provider = provider(schema);
  }

  FactSchema schema() {
    return schema;
  }

  CelTypeProvider provider() {
    return provider;
  }

  CelCompiler compiler(List<Declaration> variables) {
    return compilers.computeIfAbsent(List.copyOf(variables), this::build);
  }

  @SuppressWarnings(
      "deprecation") // the validator that replaces homogeneous literals comes too late
  private CelCompiler build(List<Declaration> variables) {
    var builder =
        CelCompilerFactory.standardCelCompilerBuilder()
            .setStandardEnvironmentEnabled(false)
            .setStandardDeclarations(standardSubset())
            .setStandardMacros(
                CelStandardMacro.HAS,
                CelStandardMacro.ALL,
                CelStandardMacro.EXISTS,
                CelStandardMacro.EXISTS_ONE,
                CelStandardMacro.FILTER,
                CelStandardMacro.MAP,
                CelStandardMacro.MAP_FILTER)
            .setTypeProvider(provider)
            .setOptions(
                CelOptions.current()
                    .populateMacroCalls(true)
                    .enableHomogeneousLiterals(true)
                    .build())
            .addFunctionDeclarations(ownFunctions());
    for (Declaration variable : variables) {
      builder.addVar(variable.name(), celType(variable.type()));
    }
    return builder.build();
  }

  private static CelStandardDeclarations standardSubset() {
    return CelStandardDeclarations.newBuilder()
        .filterFunctions((function, overload) -> supports(overload.celOverloadDecl().overloadId()))
        .filterIdentifiers(identifier -> false)
        .build();
  }

  private static boolean supports(String overload) {
    return STRUCTURAL.contains(overload) || Function.ofOverload(overload) != null;
  }

  /** What rules have beyond standard CEL. A new function that CEL lacks is declared here. */
  static List<CelFunctionDecl> ownFunctions() {
    List<CelFunctionDecl> functions = new ArrayList<>();
    for (Map.Entry<CelType, String> entry : UNITS.entrySet()) {
      CelType unit = entry.getKey();
      String suffix = entry.getValue();
      functions.add(operator("_+_", "add" + suffix, unit, unit, unit));
      functions.add(operator("_-_", "subtract" + suffix, unit, unit, unit));
      functions.add(operator("_*_", "multiply" + suffix + "_int64", unit, unit, SimpleType.INT));
      functions.add(operator("_<_", "less" + suffix, SimpleType.BOOL, unit, unit));
      functions.add(operator("_<=_", "less_equals" + suffix, SimpleType.BOOL, unit, unit));
      functions.add(operator("_>_", "greater" + suffix, SimpleType.BOOL, unit, unit));
      functions.add(operator("_>=_", "greater_equals" + suffix, SimpleType.BOOL, unit, unit));
    }
    functions.add(operator(MEMORY_LITERAL, "memory", MEMORY, SimpleType.STRING));
    functions.add(operator(CPU_LITERAL, "cpu", CPU, SimpleType.STRING));
    functions.add(operator(DURATION_LITERAL, "spark_duration", DURATION, SimpleType.STRING));
    functions.add(
        CelFunctionDecl.newFunctionDeclaration(
            "lowerAscii",
            CelOverloadDecl.newMemberOverload(
                "string_lower_ascii", SimpleType.STRING, SimpleType.STRING)));
    functions.add(
        CelFunctionDecl.newFunctionDeclaration(
            "without",
            CelOverloadDecl.newMemberOverload(
                "string_without_string", SimpleType.STRING, SimpleType.STRING, SimpleType.STRING)));
    return functions;
  }

  private static CelFunctionDecl operator(
      String name, String overload, CelType result, CelType... arguments) {
    return CelFunctionDecl.newFunctionDeclaration(
        name, CelOverloadDecl.newGlobalOverload(overload, result, arguments));
  }

  /** The ids of all overloads that an expression can come to call, units' literals left out. */
  static Set<String> overloads() {
    Set<String> ids = new TreeSet<>();
    for (StandardFunction function : StandardFunction.values()) {
      for (CelOverloadDecl overload : function.functionDecl().overloads()) {
        if (supports(overload.overloadId()) && !STRUCTURAL.contains(overload.overloadId())) {
          ids.add(overload.overloadId());
        }
      }
    }
    for (CelFunctionDecl function : ownFunctions()) {
      if (!isUnitLiteral(function.name())) {
        function.overloads().forEach(overload -> ids.add(overload.overloadId()));
      }
    }
    return ids;
  }

  /** The names of the functions that rules have, operators left out. */
  static Set<String> functionNames() {
    Set<String> names =
        new TreeSet<>(Set.of("has", "all", "exists", "exists_one", "filter", "map"));
    for (StandardFunction function : StandardFunction.values()) {
      CelFunctionDecl declared = function.functionDecl();
      if (Character.isLetter(declared.name().charAt(0))
          && declared.overloads().stream().anyMatch(it -> supports(it.overloadId()))) {
        names.add(declared.name());
      }
    }
    for (CelFunctionDecl function : ownFunctions()) {
      if (Character.isLetter(function.name().charAt(0))) {
        names.add(function.name());
      }
    }
    return names;
  }

  /** Whether CEL has a function of that name, be it one of ours or not. */
  static boolean isStandard(String name) {
    for (StandardFunction function : StandardFunction.values()) {
      if (function.functionDecl().name().equals(name)) {
        return true;
      }
    }
    return false;
  }

  static boolean isUnitLiteral(String function) {
    return function.equals(MEMORY_LITERAL)
        || function.equals(CPU_LITERAL)
        || function.equals(DURATION_LITERAL);
  }

  static CelType celType(Type type) {
    return switch (type.kind()) {
      case BOOL -> SimpleType.BOOL;
      case INT -> SimpleType.INT;
      case DOUBLE -> SimpleType.DOUBLE;
      case STRING -> SimpleType.STRING;
      case MEMORY -> MEMORY;
      case CPU -> CPU;
      case DURATION -> DURATION;
      case LIST -> ListType.create(celType(Objects.requireNonNull(type.element())));
      case MAP ->
          MapType.create(SimpleType.STRING, celType(Objects.requireNonNull(type.element())));
      case FACT -> StructTypeReference.create(type.name());
    };
  }

  /** Our name for a type, or null when we have none, as for the items of an empty list. */
  static @Nullable Type type(CelType type) {
    if (type instanceof ListType list) {
      Type element = list.hasElemType() ? type(list.elemType()) : null;
      return element == null ? null : Type.list(element);
    }
    if (type instanceof MapType map) {
      Type value = type(map.valueType());
      return value == null ? null : Type.map(value);
    }
    return switch (type.kind()) {
      case BOOL -> Type.BOOL;
      case INT -> Type.INT;
      case DOUBLE -> Type.DOUBLE;
      case STRING -> Type.STRING;
      case STRUCT -> Type.fact(type.name());
      case OPAQUE -> unit(type);
      default -> null;
    };
  }

  private static @Nullable Type unit(CelType type) {
    if (type.equals(MEMORY)) {
      return Type.MEMORY;
    }
    if (type.equals(CPU)) {
      return Type.CPU;
    }
    return type.equals(DURATION) ? Type.DURATION : null;
  }

  private static CelTypeProvider provider(FactSchema schema) {
    ImmutableMap.Builder<String, CelType> types = ImmutableMap.builder();
    for (FactType fact : schema.types()) {
      types.put(fact.name(), struct(fact));
    }
    types.put(MEMORY.name(), MEMORY).put(CPU.name(), CPU).put(DURATION.name(), DURATION);
    ImmutableMap<String, CelType> byName = types.buildOrThrow();
    return new CelTypeProvider() {
      @Override
      public ImmutableCollection<CelType> types() {
        return byName.values();
      }

      @Override
      public Optional<CelType> findType(String name) {
        return Optional.ofNullable(byName.get(name));
      }
    };
  }

  private static StructType struct(FactType fact) {
    ImmutableMap.Builder<String, CelType> types = ImmutableMap.builder();
    for (FactType.Field field : fact.fields()) {
      types.put(field.name(), celType(field.type()));
    }
    ImmutableMap<String, CelType> byName = types.buildOrThrow();
    return StructType.create(
        fact.name(), byName.keySet(), name -> Optional.ofNullable(byName.get(name)));
  }
}
