package dev.sparklint.compiler.expression;

import dev.sparklint.expression.Call;
import dev.sparklint.expression.Conditional;
import dev.sparklint.expression.Expression;
import dev.sparklint.expression.Fold;
import dev.sparklint.expression.Function;
import dev.sparklint.expression.Has;
import dev.sparklint.expression.Index;
import dev.sparklint.expression.ListLiteral;
import dev.sparklint.expression.Logical;
import dev.sparklint.expression.Select;
import java.util.List;
import java.util.Set;

/** Expressions over {@link Examples} that together use everything rules have. */
final class Expressions {

  static final List<String> ALL =
      List.of(
          "true || 1 / n == 1",
          "false && 1 / n == 1",
          "1 / n == 1 || true",
          "1 % n == 0",
          "n == -9223372036854775808 || n / -1 > 0",
          "-n < 3 && -(job.ratio) <= 0.5",
          "n + 9223372036854775807 > 0",
          "n - 1 < n * 2",
          "n <= 2 && n > 0 || n >= 5",
          "job.ratio + 0.5 < job.timeout * 2.0",
          "job.ratio - 0.5 <= job.timeout / job.ratio",
          "job.ratio > 0.5 || job.ratio >= -0.5",
          "0.0 / job.ratio == 0.0 / job.ratio",
          "0.0 == -0.0",
          "[0.0 / job.ratio] == [0.0 / job.ratio]",
          "double(n) == 2.0",
          "job.streaming && !(n == 1)",
          "job.streaming < true || job.streaming > false",
          "job.streaming <= false || job.streaming >= true",
          "job.streaming ? 'a' : job.namespace",
          "job.mode == 'client'",
          "job.mode != job.namespace",
          "job.mode in ['client', 'cluster']",
          "job.namespace < 'b' || job.namespace > 'a'",
          "job.namespace <= 'b' && job.namespace >= '😀'",
          "(job.namespace + job.id).size() + size(job.id)",
          "job.id.matches('^[a-c]') || matches(job.id, 'o.$')",
          "job.id.startsWith('a') || job.id.endsWith('job') || job.id.contains('/')",
          "job.namespace.lowerAscii() == 'client'",
          "job.namespace.without('a') == 'client'",
          "string(n) + string(job.ratio) + string(job.streaming)",
          "int(job.namespace) + 1",
          "job.heap + job.overhead <= memory('1g')",
          "job.heap - job.overhead < job.heap * n",
          "job.heap > memory('512m') || job.heap >= memory('1024K') || job.heap == job.overhead",
          "job.heap * 9223372036854775807",
          "job.cpu + cpu('500m') <= cpu('2') - job.cpu",
          "job.cpu < cpu('1') || job.cpu > cpu('0.5') && job.cpu >= cpu('1') * n",
          "job.idle + duration('90s') <= duration('2min') - job.idle",
          "job.idle < duration('1m') || job.idle > duration('-500ms') * n",
          "job.idle >= duration('1h') || job.idle == duration('30000ms')",
          "job.idle * 9223372036854775807",
          "has(job.heap) && has(job.namespace) && !has(job.replicas)",
          "has(job.service.port) || has(job.conf.a) || has(job.labels.b)",
          "job.service.port == n",
          "job.conf['a'] == job.conf.b",
          "job.conf[job.namespace] + job.labels['get']",
          "'a' in job.conf && !(job.namespace in job.labels)",
          "job.verbs.exists(v, v == 'get')",
          "job.verbs.all(v, v != 'get')",
          "job.verbs.exists_one(v, v == 'a')",
          "'get' in job.verbs",
          "job.verbs[1] == 'a' && job.verbs[0] != 'b'",
          "job.verbs.size() > 1 || size(job.ports) == 3",
          "['get', 'a', 'b'].filter(v, !(v in job.verbs))",
          "job.ports == [1, 2] || job.ports != [0]",
          "(job.ports + [n])[2]",
          "job.ports[n]",
          "[n, 1][0] == n",
          "services.exists(s, s.port == n)",
          "services.all(s, has(s.name) && s.memory <= job.heap)",
          "services.filter(s, s.port > 1).map(s, s.name)",
          "services.map(s, s.port > 0, s.memory + job.overhead)",
          "services.map(s, s.selects).exists(l, l == ['a'])",
          "services.exists(s, services.exists(s, s.port == n) && s.port == 1)",
          "services.exists(s, s.selects.all(x, services.exists(y, y.name == x)))",
          "services.exists_one(n, n.port == 1)",
          "services[0].port + n");

  private Expressions() {}

  /** Notes the functions and the kinds of nodes that an expression uses. */
  static void survey(Expression expression, Set<Function> functions, Set<Object> nodes) {
    nodes.add(expression.getClass());
    if (expression instanceof Fold fold) {
      nodes.add(fold.kind());
      survey(fold.range(), functions, nodes);
      survey(fold.condition(), functions, nodes);
      survey(fold.result(), functions, nodes);
    } else if (expression instanceof Call call) {
      functions.add(call.function());
      call.arguments().forEach(argument -> survey(argument, functions, nodes));
    } else if (expression instanceof ListLiteral list) {
      list.items().forEach(item -> survey(item, functions, nodes));
    } else if (expression instanceof Logical logical) {
      survey(logical.left(), functions, nodes);
      survey(logical.right(), functions, nodes);
    } else if (expression instanceof Conditional conditional) {
      survey(conditional.condition(), functions, nodes);
      survey(conditional.yes(), functions, nodes);
      survey(conditional.no(), functions, nodes);
    } else if (expression instanceof Select select) {
      survey(select.operand(), functions, nodes);
    } else if (expression instanceof Has has) {
      survey(has.operand(), functions, nodes);
    } else if (expression instanceof Index index) {
      survey(index.operand(), functions, nodes);
      survey(index.key(), functions, nodes);
    }
  }
}
