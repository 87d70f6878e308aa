import type { Declaration } from "../code/declaration";
import { array, call, type Expression, literal, name, string } from "../code/expression";
import type { Setting } from "../source/settings";
import type { Scope } from "./scope";

/** What a stack can say: variables of the compose file, numbers of containers, profiles. Only what is used. */
export function settingDeclarations(scope: Scope, used: ReadonlySet<string>): Declaration[] {
  const declarations: Declaration[] = [];
  for (const setting of scope.source.settings.values()) {
    const variable = scope.setting(setting.variable);
    if (!used.has(variable)) continue;
    declarations.push(declare(variable, settingValue(setting), setting.comment === undefined ? [] : [setting.comment]));
  }
  for (const [service, variable] of scope.scales) {
    const value = either(call("config.getNumber", string(variable)), literal(scope.replicas(service)));
    declarations.push(declare(variable, value, []));
  }
  if (used.has("profiles")) {
    const value = either(
      call("config.getObject<string[]>", string("profiles")),
      array(scope.source.profiles.map(string)),
    );
    declarations.push(declare("profiles", value, []));
  }
  if (declarations.length > 0) declarations.unshift(declare("config", { ...newConfig }, []));
  return declarations;
}

const newConfig: Expression = { kind: "call", create: true, callee: name("pulumi.Config"), args: [], rest: "" };

/** How a program takes a setting from its stack. */
export function settingValue({ key, secret, fallback }: Setting): Expression {
  if (fallback === undefined) return call(secret ? "config.requireSecret" : "config.require", string(key));
  return either(call(secret ? "config.getSecret" : "config.get", string(key)), string(fallback));
}

function either(left: Expression, right: Expression): Expression {
  return { kind: "either", left, right };
}

function declare(variable: string, value: Expression, comment: readonly string[]): Declaration {
  return { name: variable, value, comment, when: [] };
}
