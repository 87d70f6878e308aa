import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { circles } from "../src/circles";
import { type Arrow, arrowsOf, sourcesOf } from "../src/modules";
import { libraries, packageOrder, roomOrder } from "../src/rooms";

const packages = resolve(__dirname, "../../../../packages");
const folders = packageOrder.flat();
const sources = new Map(folders.map((folder) => [folder, sourcesOf(packages, folder)] as const));
const files = [...sources.values()].flat();
const arrows = files.flatMap((file) => arrowsOf(packages, file, libraries));

const shown = ({ from, to }: Arrow) => `${from} -> ${to}`;

/** The place of a file in an order of places; undefined: it is in none of them. */
function levelOf(file: string, order: readonly (readonly string[])[]): { level: number; place: string } | undefined {
  for (const [level, places] of order.entries()) {
    const place = places.find((candidate) => file === candidate || file.startsWith(`${candidate}/`));
    if (place !== undefined) return { level, place };
  }
  return undefined;
}

/** Whether an arrow leads up, or from one neighbour to another. */
function leadsBack(from: string, to: string, order: readonly (readonly string[])[]): boolean {
  const [own, other] = [levelOf(from, order), levelOf(to, order)];
  if (!own || !other) return true;
  return other.level > own.level || (other.level === own.level && other.place !== own.place);
}

test("every file that is imported is one of those that are looked at", () => {
  const known = new Set(files);
  expect(arrows.length).toBeGreaterThan(1_000);
  expect(arrows.filter(({ to }) => !known.has(to)).map(shown)).toEqual([]);
});

test("no package imports one above it, or beside it", () => {
  expect(arrows.filter(({ from, to }) => leadsBack(from, to, packageOrder)).map(shown)).toEqual([]);
});

test.each(Object.entries(roomOrder))("%s: no room imports one above it, or beside it", (folder, order) => {
  const inside = (file: string) => file.slice(`${folder}/src/`.length);
  expect((sources.get(folder) ?? []).filter((file) => levelOf(inside(file), order) === undefined)).toEqual([]);
  const own = arrows.filter(({ from, to }) => from.startsWith(`${folder}/`) && to.startsWith(`${folder}/`));
  expect(own.filter(({ from, to }) => leadsBack(inside(from), inside(to), order)).map(shown)).toEqual([]);
});

test("no circle of files carries values", () => {
  const next = new Map<string, string[]>();
  for (const { from, to, carriesValues } of arrows) {
    if (carriesValues) next.set(from, [...(next.get(from) ?? []), to]);
  }
  expect(circles(files, (file) => next.get(file) ?? [])).toEqual([]);
});

/** Tests of what a target is, by its name or by the kind of resource that only one has. */
const branch =
  /(?:[!=]==\s*|case\s+)(?:"(?:docker|swarm|kubernetes|swarm-service|swarmConfig|swarmSecret)"|(?:Target\.|resourceTypes\.)?(?:Swarm|Docker|Kubernetes|swarmService)\b)|"target" in (?:plan|source|options|args)|instanceof (?:Container|Swarm)Service|\b(?:is|in)Swarm\b/;

test.each([
  ['if (options.target === "swarm") return;', true],
  ['switch (target) { case "docker":', true],
  ['kind !== "swarm-service"', true],
  ["args.target === Target.Swarm", true],
  ['if ("target" in plan) {', true],
  ["service instanceof SwarmService", true],
  ["if (this.inSwarm) return;", true],
  ["type === resourceTypes.swarmService", true],
  ['target: "swarm",', false],
  ["targets.swarm.plan(project)", false],
])("%s looks at what a target is: %s", (line, expected) => {
  expect(branch.test(line)).toBe(expected);
});

test("what a target is, its folder says: elsewhere at most three places look", () => {
  const product = files.filter((file) => !/\/targets\/(?:docker|kubernetes|swarm)\//.test(file));
  const sites = product.flatMap((file) =>
    readFileSync(join(packages, file), "utf8")
      .split("\n")
      .flatMap((line, index) => (branch.test(line) ? [`${file}:${index + 1}: ${line.trim()}`] : [])),
  );
  expect(sites).toEqual([]);
});
