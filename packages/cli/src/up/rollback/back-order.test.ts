import type { StateEntry } from "../state/state-entry";
import { entry, urnOf } from "../testing/an-entry";
import { backOrder } from "./back-order";

const on = (name: string, ...names: string[]) =>
  entry("container", name, `id-${name}`, { dependencies: names.map((one) => urnOf("container", one)) });
const uses = (name: string, owner: string, ...names: string[]): StateEntry => ({
  ...on(name, owner, ...names),
  propertyDependencies: { networkMode: [urnOf("container", owner)], labels: [] },
});
const restartedWith = (name: string, owner: string): StateEntry => ({
  ...on(name, owner),
  replacementTrigger: [`id-${owner}`],
});

function order(...entries: StateEntry[]): readonly string[] {
  const named = (urn: string) => urn.split("::shop-").at(-1) ?? "";
  return backOrder(entries).map(({ entry: { urn }, after }) => [named(urn), ...after.map(named)].join(" "));
}

test.each<[string, readonly StateEntry[], readonly string[]]>([
  ["who depends is first", [on("db"), on("api", "db"), on("web", "api")], ["web", "api web", "db api"]],
  ["who depends on one that stays is free", [on("api", "db"), on("web", "api")], ["web", "api web"]],
  ["who is made of another is behind it", [on("db"), uses("side", "db")], ["db", "side db"]],
  [
    "who restarts with another is behind it",
    [on("db"), restartedWith("api", "db"), on("web", "api")],
    ["web", "db", "api db web"],
  ],
  [
    "where it cannot be both, what something is made of counts",
    [on("x"), on("z"), uses("y", "z", "x"), uses("w", "x", "z")],
    ["z", "y z", "x y", "w x"],
  ],
])("%s", (_, entries, expected) => {
  expect(order(...entries)).toEqual(expected);
});

test("nobody waits for one that waits for him", () => {
  const turns = backOrder([on("x"), on("z"), uses("y", "z", "x"), uses("w", "x", "z")]);
  const back = new Set<string>();
  for (const { entry: one, after } of turns) {
    expect(after.filter((urn) => !back.has(urn))).toEqual([]);
    back.add(one.urn);
  }
});

test("only containers have turns", () => {
  expect(backOrder([entry("network", "default", "n")])).toEqual([]);
});
