package dev.sparklint.read.yaml;

/** How a scalar is written. */
public enum YamlStyle {
  PLAIN,
  SINGLE_QUOTED,
  DOUBLE_QUOTED,
  LITERAL,
  FOLDED
}
