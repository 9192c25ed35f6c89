package dev.sparklint.facts;

import dev.sparklint.text.Located;
import dev.sparklint.text.Place;

/** A setting or environment variable whose name says that its value is a secret. */
@Doc("A setting or environment variable whose name says that its value is a secret")
public record Credential(
    @Doc("the key or variable") String name,
    @Doc("setting or environment-variable") String kind,
    Located<String> written)
    implements Fact {

  @Doc("whether the secret itself stands there, and not a placeholder or a well-known test value")
  public boolean literal() {
    return SecretNames.isLiteralSecret(name, written.value());
  }

  @Override
  public Object field(String field) {
    return switch (field) {
      case "name" -> name;
      case "kind" -> kind;
      case "literal" -> literal();
      default -> throw new IllegalArgumentException(field);
    };
  }

  @Override
  public Place place() {
    return written.place();
  }
}
