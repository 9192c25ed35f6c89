package dev.sparklint.command;

/** What variables hold where a command runs. */
public interface Variables {

  /** What is known of one variable. */
  sealed interface Value {

    /** Its text, which may hold more variables. */
    record Set(Word word) implements Value {}

    /** Nothing that was looked at sets it; a default holds, without one nothing is known. */
    record Missing() implements Value {}

    /** Not asked yet: it stays as it is written. */
    record Open() implements Value {}

    /** Something sets it, nobody can say to what. */
    record Unknown(String reason) implements Value {}
  }

  Value OPEN = new Value.Open();

  Value MISSING = new Value.Missing();

  Value get(String name);
}
