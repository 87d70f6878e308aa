import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { OLDEST_PULUMI } from "../../../../packages/cli/src/up/stack/oldest-pulumi";
import { NODE_MAJORS } from "../../../setup/src/nodes/node-majors";
import { OLDEST_PULUMI as OLDEST_OF_SETUP } from "../../../setup/src/pulumi/installed-pulumi";
import { chosenLane } from "../../../setup/src/pulumi/lane";
import { pages, root } from "../src/pages";

interface Manifest {
  readonly name: string;
  readonly version: string;
  readonly engines?: Readonly<Record<string, string>>;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly peerDependencies?: Readonly<Record<string, string>>;
}

const manifestOf = (...path: string[]): Manifest =>
  JSON.parse(readFileSync(join(root, ...path, "package.json"), "utf8"));
const workspaces = ["packages", "tools", "tools/closed-network", "tools/testing"].flatMap((kind) =>
  readdirSync(join(root, kind), { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && readdirSync(join(root, kind, entry.name)).includes("package.json"))
    .map((entry) => manifestOf(kind, entry.name)),
);

/** What the README's table says, by the first cell of each row. */
const table = new Map<
  string,
  { readonly version: string; readonly tested: readonly string[]; readonly remarks: string }
>(
  section("README.md", "Requirements")
    .split("\n")
    .filter((line) => line.startsWith("| "))
    .map((line) => line.split("|").map((cell) => cell.trim()))
    .map(([, what = "", version = "", tested = "", remarks = ""]) => [
      what.replaceAll("`", ""),
      { version, tested: tested.split(", "), remarks },
    ]),
);

function section(page: string, heading: string): string {
  const [, text = ""] = readFileSync(join(root, page), "utf8").split(`\n## ${heading}\n`);
  return text.split("\n## ", 1)[0] ?? "";
}

const saysOf = (what: string) => table.get(what) ?? { version: "", tested: [], remarks: "" };
const lanes = {
  oldest: chosenLane(root, "oldest").version.slice(1),
  newest: chosenLane(root, "newest").version.slice(1),
};
const installed = (name: string) => manifestOf("node_modules", name).version;

/** `^3.248.0`, of a row that says `3.248 or newer, below 4`. */
function rangeOf(what: string): string {
  const [, least = "", next] = /^(\d+\.\d+) or newer, below (\d+)$/.exec(saysOf(what).version) ?? [];
  expect(Number(next)).toBe(Number(least.split(".")[0]) + 1);
  return `^${least}.0`;
}

test("Node.js: what every package and tool has in its engines, and what the tests are run on", () => {
  const { version, tested } = saysOf("Node.js");
  const least = version.replace(" or newer", "");
  expect(least).toMatch(/^\d+$/);
  const engines = [manifestOf(), ...workspaces].map(({ name, engines }) => `${name} ${engines?.node}`);
  expect(engines.filter((line) => !line.endsWith(` >=${least}`))).toEqual([]);
  expect(tested[0]).toBe(least);
  expect(NODE_MAJORS[0]).toBe(least);
  const rows = [
    ...section("CONTRIBUTING.md", "On each Node.js").matchAll(/^\| (\d+)\.\d+\.\d+ \| ([^|]*) \| ([^|]*) \|$/gm),
  ];
  const passed = rows.filter(([, , ...results]) =>
    results.every((text) => /\d+ passed/.test(text) && !/failed/.test(text)),
  );
  // Where `npm run test:node` has not been run yet, the tests are run on the oldest.
  expect(tested).toEqual(rows.length === 0 ? [least] : passed.map(([, major]) => major));
});

test("the Pulumi CLI: what the command and the set-up refuse is what is older, and both ends have a lane", () => {
  const { major, minor } = OLDEST_PULUMI;
  const { version, tested, remarks } = saysOf("Pulumi CLI");
  expect(version).toBe(`${major}.${minor} or newer`);
  expect(OLDEST_OF_SETUP).toEqual([major, minor, 0]);
  expect(tested).toEqual([lanes.oldest, lanes.newest]);
  expect(remarks).toContain("PULUMI_COMPOSE_PULUMI=oldest");
  expect(lanes.oldest).toBe(`${major}.${minor}.0`);
});

test("the SDK: what the packages accept; the oldest that the packed ones are installed with, and the newest here", () => {
  const range = rangeOf("@pulumi/pulumi");
  expect(ranges("@pulumi/pulumi")).toEqual([range]);
  expect(saysOf("@pulumi/pulumi").tested).toEqual([range.slice(1), installed("@pulumi/pulumi")]);
  expect(lanes).toEqual({ oldest: range.slice(1), newest: installed("@pulumi/pulumi") });
});

test("the docker SDK: what the packages accept", () => {
  const range = rangeOf("@pulumi/docker");
  expect(ranges("@pulumi/docker")).toEqual([range]);
  expect(saysOf("@pulumi/docker").tested).toEqual([...new Set([range.slice(1), installed("@pulumi/docker")])]);
});

test("what converted programs and the stacks ask for is accepted", () => {
  const stacks = readdirSync(join(root, "stacks")).filter((name) =>
    existsSync(join(root, "stacks", name, "package.json")),
  );
  const programs = [...stacks.map((name) => manifestOf("stacks", name)), ...goldenManifests()];
  for (const name of ["@pulumi/pulumi", "@pulumi/docker"]) {
    const asked = programs.flatMap(({ dependencies }) => dependencies?.[name] ?? []);
    expect(asked.length).toBeGreaterThan(stacks.length);
    expect([...new Set(asked)].filter((range) => range !== rangeOf(name) && range !== installed(name))).toEqual([]);
  }
});

test("Go: what the modules of the closed network want", () => {
  const [, go] = /Go (\d+\.\d+\.\d+) or newer/.exec(section("CONTRIBUTING.md", "Getting started")) ?? [];
  const modules = ["pulumi-cli", "pulumi-cli/oldest", "pulumi-yaml", "language-host", "docker-plugin", "stand-in"];
  const wanted = modules.map(
    (folder) =>
      /^go (.*)$/m.exec(readFileSync(join(root, "tools/closed-network", folder, "go.mod"), "utf8"))?.[1] ?? "",
  );
  const parts = (version: string) => version.split(".").map(Number);
  const newest = wanted
    .sort((a, b) => parts(a).reduce((sum, part, index) => sum || part - (parts(b)[index] ?? 0), 0))
    .at(-1);
  expect(go).toBe(newest);
});

test("no other page says what is needed: it leads to the table", () => {
  const needs = /(Node(\.js)?|Pulumi( CLI)?|`@pulumi\/\w+`)[^|.\n]{0,20}\b\d[\d.]* (or newer|and newer|at least)/;
  const others = pages().filter(({ path }) => path !== "README.md" && !path.endsWith("CHANGELOG.md"));
  expect(others.flatMap(({ path, text }) => (needs.test(text) ? [`${path}: ${needs.exec(text)?.[0]}`] : []))).toEqual(
    [],
  );
});

/** The ranges of a package that the published packages but one have as a dependency, its users' own or theirs. */
function ranges(name: string, without?: string): string[] {
  const packages = workspaces.filter(({ name }) => !name.startsWith("@pulumi-compose-tools/") && name !== without);
  const found = packages.flatMap(({ dependencies, peerDependencies }) => [
    dependencies?.[name],
    peerDependencies?.[name],
  ]);
  return [...new Set(found.filter((range) => range !== undefined))];
}

/** Of what the converter writes. */
function goldenManifests(): Manifest[] {
  const golden = "packages/convert/src/golden";
  return readdirSync(join(root, golden), { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith("package.json") && !file.includes("node_modules"))
    .map((file) => manifestOf(golden, file.replace(/package\.json$/, "")));
}
