import type { Reporter } from "../diagnostics/reporter";
import { clone } from "../tree/clone";
import { equal } from "../tree/equal";
import { type Mapping, type Node, sequenceAt } from "../tree/node";

/**
 * Pools of addresses are merged by their subnet.
 *
 * @param mergePools lays one pool on another of the same subnet.
 */
export function mergeIpamConfig(
  base: Node,
  over: Node,
  mergePools: (base: Mapping, over: Mapping) => Mapping,
  reporter: Reporter,
): Node {
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
      const merged = mergePools(before, asMapping(clone(after), after));
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
