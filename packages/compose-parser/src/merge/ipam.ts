import type { Attribute } from "../attributes/attribute";
import type { Reporter } from "../diagnostics/reporter";
import { clone } from "../tree/clone";
import { equal } from "../tree/equal";
import { type Mapping, type Node, sequenceAt } from "../tree/node";

/** What merging goes by. */
interface Merging {
  readonly attribute: Attribute;
  readonly reporter: Reporter;
  /** How two mappings are merged, whatever is in them. */
  readonly mergeMappings: (
    base: Mapping,
    over: Mapping,
    attribute: Attribute | undefined,
    reporter: Reporter,
  ) => Mapping;
}

/** Pools of addresses are merged by their subnet. */
export function mergeIpamConfig(base: Node, over: Node, { attribute, reporter, mergeMappings }: Merging): Node {
  if (base.kind !== "sequence" || over.kind !== "sequence") {
    reporter.report("cannot-merge", over, { base: "a list", over: `a ${over.kind}` }, {});
    return base;
  }
  const odd = [...base.items, ...over.items].find((pool) => pool.kind !== "mapping");
  if (odd) {
    reporter.report("wrong-type", odd, {
      of: "ipam.config",
      wanted: "a list of mappings",
      got: `a list with a ${odd.kind}`,
    });
    return base;
  }
  const pools: Mapping[] = [];
  for (const before of base.items) {
    for (const after of over.items) {
      if (before.kind !== "mapping" || after.kind !== "mapping") continue;
      const known = pools.findIndex((pool) => sameSubnet(pool, after));
      if (!sameSubnet(before, after) && known < 0) {
        pools.push(after);
        continue;
      }
      const merged = mergeMappings(before, asMapping(clone(after), after), attribute.list?.items, reporter);
      const at = pools.findIndex((pool) => sameSubnet(pool, merged));
      if (at >= 0) pools[at] = merged;
      else pools.push(merged);
    }
  }
  return sequenceAt(pools, over);
}

function asMapping(node: Node, otherwise: Mapping): Mapping {
  return node.kind === "mapping" ? node : otherwise;
}

function sameSubnet(a: Mapping, b: Mapping): boolean {
  const [left, right] = [a.get("subnet"), b.get("subnet")];
  return left === undefined || right === undefined ? left === right : equal(left, right);
}
