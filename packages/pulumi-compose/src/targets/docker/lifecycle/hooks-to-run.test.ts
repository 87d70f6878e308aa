import { type HookReplica, hooksToRun } from "./hooks-to-run";

const once = (name: string): HookReplica[] => [{ key: name, perReplica: false, index: 1 }];
const perReplica = (name: string, count = 2): HookReplica[] =>
  Array.from({ length: count }, (_, at) => ({ key: `${name}${at + 1}`, perReplica: true, index: at + 1 }));

interface Case {
  readonly hooks: readonly HookReplica[][];
  readonly index?: number;
  readonly isKept?: boolean;
  readonly hasRun?: readonly string[];
  readonly run: readonly string[];
}

test.each<[string, Case]>([
  ["none", { hooks: [], run: [] }],
  ["all, in order", { hooks: [once("a"), once("b")], run: ["a", "b"] }],
  ["those of all replicas", { hooks: [perReplica("a"), once("b")], run: ["a1 a2", "b"] }],
  ["the last has just been made by itself", { hooks: [once("a"), once("b")], hasRun: ["b"], run: ["a"] }],
  ["all have just been made", { hooks: [once("a"), once("b")], hasRun: ["a", "b"], run: [] }],
  ["one that had failed was run again by its gate", { hooks: [once("a"), once("b")], hasRun: ["a"], run: ["b"] }],
  ["a container beside one that stays", { hooks: [once("a"), once("b")], index: 2, isKept: true, run: [] }],
  ["its own beside one that stays", { hooks: [once("a"), perReplica("b")], index: 2, isKept: true, run: ["b2"] }],
  ["a replica more", { hooks: [perReplica("a")], index: 2, isKept: true, hasRun: ["a2"], run: [] }],
  ["a replica more, another hook last", { hooks: [perReplica("a"), once("b")], isKept: true, hasRun: ["a1"], run: [] }],
  ["one more, and none was left", { hooks: [perReplica("a"), once("b")], hasRun: ["a2"], run: ["a1", "b"] }],
])("%s", (_, { hooks, index = 1, isKept = false, hasRun = [], run }) => {
  const wanted = hooksToRun(hooks, { index, isKept, hasRun: (key) => hasRun.includes(key) });
  expect(wanted.map((containers) => containers.map(({ key }) => key).join(" "))).toEqual(run);
});
