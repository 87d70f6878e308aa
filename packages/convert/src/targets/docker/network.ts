import { ENGINE_ADDS_TO, type PlannedNetwork } from "@pulumi-compose/project";
import type { Declaration } from "../../code/declaration";
import {
  array,
  call,
  create,
  type Entry,
  type Expression,
  entry,
  literal,
  name,
  object,
  string,
} from "../../code/expression";
import { adoptedComment } from "../../resources/adopted-comment";
import { argumentExpression, argumentsObject, type Rewrite } from "../../resources/arguments";
import { compactIfShort } from "../../resources/compact-if-short";
import type { Scope } from "../../resources/scope";
import { labelsCall } from "./labels";

/**
 * The statement for a network, and those for arguments that stand apart: what an engine adds to, where it is given, as what is read
 * back of it is ignored.
 */
export function networkDeclarations(network: PlannedNetwork, scope: Scope): Omit<Declaration, "when">[] {
  const variable = scope.variable("network", network.key);
  const base = variable.replace(/Network$/, "");
  const given = ENGINE_ADDS_TO.filter((key) => network.args[key] !== undefined);
  const apart = new Map<string, string>(
    given.map((key) => [key, scope.identifiers.take(`${base}${key.charAt(0).toUpperCase()}${key.slice(1)}`)]),
  );
  const plain: Rewrite = (value, key) =>
    key === "labels" && Array.isArray(value) ? labelsCall(value, { network: network.key }, scope) : undefined;
  const rewrite: Rewrite = (value, key) => {
    const own = apart.get(key);
    return own === undefined ? plain(value, key) : name(own);
  };
  const args = compactIfShort(argumentsObject(network.args, scope, () => ({ own: [] }), rewrite));
  return [
    ...given.map((key) => ({
      name: apart.get(key) ?? key,
      value: argumentExpression(network.args[key], key, scope, plain),
      comment: commentOn(key),
    })),
    {
      name: variable,
      value: create("docker.Network", string(network.name), args, ...options([...apart.values()], given, scope)),
      comment: scope.source.comments.under("networks", network.key),
    },
  ];
}

function options(apart: readonly string[], given: readonly string[], scope: Scope): Expression[] {
  const ignored = [...given, ...(scope.adopting ? ["labels"] : [])];
  if (ignored.length === 0) return [];
  const entries: Entry[] = [entry("ignoreChanges", array(ignored.map(string)), adoptedComment(scope))];
  const [only] = apart;
  if (only !== undefined) {
    entries.push(
      entry("replacementTrigger", apart.length === 1 ? name(only) : call("pulumi.all", array(apart.map(name)))),
    );
    // The name is taken until the old one is gone; the plugin says so only of replacements that it asks for itself.
    entries.push(entry("deleteBeforeReplace", literal(true)));
  }
  return [object(entries)];
}

function commentOn(key: (typeof ENGINE_ADDS_TO)[number]): string[] {
  return key === "ipamConfigs"
    ? [
        "An engine adds to these, as the gateway that it has chosen: what the plugin reads back is ignored,",
        "and a change of this makes the network anew.",
      ]
    : [
        "An engine may have more of its own: what the plugin reads back is ignored,",
        "and a change of this makes the network anew.",
      ];
}
