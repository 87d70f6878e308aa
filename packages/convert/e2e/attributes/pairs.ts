import type { Edit } from "../../../pulumi-compose/e2e/edits/edit";

/** Two edits of one service. */
export interface Pair {
  readonly first: Edit;
  readonly second: Edit;
}

/** What only one container can have, or what decides which others make sense. */
const alone = /^(ports|networks|links|container_name|scale|network_mode|image|cgroup_parent|read_only)\b/;

/** Attributes that limit the same thing: the engine takes one of a kind. */
const kinds = [/^(cpus|cpu_quota|cpu_period|deploy)\b/, /^(mem_|memswap_|deploy)/];

/** Pairs of edits that make sense together, in an order that depends on a seed. */
export function pairsOf(edits: readonly Edit[], seed: number): readonly Pair[] {
  const able = edits.filter(({ attribute }) => !alone.test(attribute));
  const pairs = able.flatMap((first, index) => able.slice(index + 1).map((second) => ({ first, second })));
  const fitting = pairs.filter(({ first, second }) => {
    const keys = keysOf(first);
    const sameKind = kinds.some((kind) => kind.test(first.attribute) && kind.test(second.attribute));
    return !sameKind && !keysOf(second).some((key) => keys.includes(key));
  });
  return shuffled(fitting, seed);
}

/** Both edits as one, with what both show. */
export function asEdit({ first, second }: Pair): Edit {
  const changes = [...(first.changes ?? []), ...(second.changes ?? [])];
  return {
    attribute: `${first.attribute} & ${second.attribute}`,
    before: `${first.before}\n${second.before}`,
    after: `${first.after}\n${second.after}`,
    shows: async (info, docker) => [await first.shows(info, docker), await second.shows(info, docker)],
    becomes: [first.becomes, second.becomes],
    ...(changes.length > 0 && { changes }),
  };
}

function keysOf({ before, after }: Edit): string[] {
  return `${before}\n${after}`.split("\n").map((line) => line.slice(0, line.indexOf(":")));
}

/** Fisher and Yates, with a generator of its own (mulberry32): the same seed, the same order. */
export function shuffled<T>(values: readonly T[], seed: number): readonly T[] {
  let state = seed >>> 0;
  const random = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const result = [...values];
  for (let last = result.length - 1; last > 0; last--) {
    const other = Math.floor(random() * (last + 1));
    const [a, b] = [result[last], result[other]];
    if (a !== undefined && b !== undefined) [result[last], result[other]] = [b, a];
  }
  return result;
}
