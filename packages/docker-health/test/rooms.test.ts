import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative, sep } from "node:path";

const SRC = join(__dirname, "..", "src");
const PACKAGES = join(__dirname, "..", "..");

/** The folders, the lowest first: each imports from those before it, and from none after it. */
const ROOMS = [
  "shared",
  "concurrency",
  "image",
  "endpoint",
  "engine",
  "evidence",
  "probe",
  "wait",
  "container",
  "swarm",
  "housekeeping",
  "facade",
];

interface Import {
  readonly from: string;
  readonly to: string;
  /** Nothing of it is left when the program runs. */
  readonly isType: boolean;
}

const files = sourcesIn(SRC).map((file) => relative(SRC, file));
const imports = files.flatMap(importsOf);

test("every import is understood: it leads to a file of this package", () => {
  expect(imports.length).toBeGreaterThan(files.length);
  expect(imports.filter(({ to }) => !files.includes(to))).toEqual([]);
});

test("every folder is a room with a place among the others", () => {
  const folders = new Set(files.map(roomOf).filter((room) => room !== "" && room !== "testing"));
  expect([...folders].sort()).toEqual([...ROOMS].sort());
});

test("no arrow leads back from a room to one above it, types included", () => {
  const back = imports.filter(({ from, to }) => ROOMS.indexOf(roomOf(to)) > ROOMS.indexOf(roomOf(from)));
  expect(back.filter(({ from }) => roomOf(from) !== "")).toEqual([]);
});

test("no circle of files, types left out", () => {
  const values = new Map<string, string[]>();
  for (const { from, to, isType } of imports) if (!isType) values.set(from, [...(values.get(from) ?? []), to]);
  expect(files.flatMap((file) => circleFrom(file, values) ?? [])).toEqual([]);
});

test("of all packages that are published, this one alone talks to an engine, and without a library", () => {
  const published = readdirSync(PACKAGES, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  const asks = published
    .flatMap(({ name }) => sourcesIn(join(PACKAGES, name, "src")))
    .filter((file) => /["'](?:dockerode|docker-modem)(?:\/[^"']*)?["']/.test(readFileSync(file, "utf8")));
  expect(asks).toEqual([]);
  const needs = published.filter(({ name }) => {
    const { dependencies = {} } = JSON.parse(readFileSync(join(PACKAGES, name, "package.json"), "utf8"));
    return "dockerode" in dependencies || "docker-modem" in dependencies;
  });
  expect(needs).toEqual([]);
});

/** The sources of a folder, without tests and what only these use. */
function sourcesIn(folder: string): readonly string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith(".ts") && !entry.name.endsWith(".test.ts"))
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((file) => !file.includes(`${sep}testing${sep}`))
    .sort();
}

/** `import … from`, `export … from`, `import(…)` and `require(…)` of files of this package. */
function importsOf(from: string): readonly Import[] {
  const text = readFileSync(join(SRC, from), "utf8").replace(/typeof import\([^)]*\)/g, "");
  const at = (path: string) => `${join(dirname(from), path)}.ts`;
  const declared = [...text.matchAll(/^(?:import|export)\s+(type\s+)?([^;]*?)\s*from\s+"(\.[^"]+)"/gm)].map(
    ([, type, names = "", path = ""]) => ({ from, to: at(path), isType: type !== undefined || areTypes(names) }),
  );
  const called = [...text.matchAll(/\b(?:import|require)\("(\.[^"]+)"\)/g)].map(([, path = ""]) => {
    return { from, to: at(path), isType: false };
  });
  return [...declared, ...called];
}

/** `{ type A, type B }` */
function areTypes(names: string): boolean {
  const inner = /^\{([\s\S]*)\}$/.exec(names)?.[1];
  const list = inner
    ?.replace(/\/\*[\s\S]*?\*\//g, "")
    .split(",")
    .map((name) => name.trim());
  return list?.every((name) => name === "" || name.startsWith("type ")) ?? false;
}

function roomOf(file: string): string {
  return file.includes(sep) ? (file.split(sep)[0] ?? "") : "";
}

/** The way from a file back to itself, if there is one. */
function circleFrom(start: string, arrows: ReadonlyMap<string, readonly string[]>): string | undefined {
  const seen = new Set<string>();
  const search = (file: string, way: readonly string[]): string | undefined => {
    for (const next of arrows.get(file) ?? []) {
      if (next === start) return [...way, next].join(" → ");
      if (seen.has(next)) continue;
      seen.add(next);
      const found = search(next, [...way, next]);
      if (found) return found;
    }
    return undefined;
  };
  return search(start, [start]);
}
