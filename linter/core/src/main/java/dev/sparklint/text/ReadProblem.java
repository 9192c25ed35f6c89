package dev.sparklint.text;

/**
 * Why a text, or a part of it, could not be read.
 *
 * @param rule id of the rule that this is a finding of
 * @param message one line, lower case, no final period
 */
public record ReadProblem(String rule, String message, Span span) {

  public static final String FILE_NOT_READABLE = "file-not-readable";
  public static final String FILE_TOO_LARGE = "file-too-large";
  public static final String YAML_SYNTAX = "yaml-syntax";
  public static final String PROPERTIES_SYNTAX = "properties-syntax";
}
