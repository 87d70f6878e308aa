import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { OLDEST_PULUMI } from "../../../../packages/cli/src/up/stack/oldest-pulumi";
import { OLDEST_PULUMI as OLDEST_OF_SETUP } from "../../../setup/src/pulumi/installed-pulumi";
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

/** What the README's table says, by the first cell of each row: version and remarks. */
const table = new Map<string, { readonly version: string; readonly remarks: string }>(
  section("Requirements")
    .split("\n")
    .filter((line) => line.startsWith("| "))
    .map((line) => line.split("|").map((cell) => cell.trim()))
    .map(([, what = "", version = "", remarks = ""]) => [what.replaceAll("`", ""), { version, remarks }]),
);

function section(heading: string): string {
  const [, text = ""] = readFileSync(join(root, "README.md"), "utf8").split(`\n## ${heading}\n`);
  return text.split("\n## ", 1)[0] ?? "";
}

const saysOf = (what: string) => table.get(what) ?? { version: "", remarks: "" };

test("Node.js: what every package and tool has in its engines", () => {
  const least = saysOf("Node.js").version.replace(" or newer", "");
  expect(least).toMatch(/^\d+$/);
  const engines = [manifestOf(), ...workspaces].map(({ name, engines }) => `${name} ${engines?.node}`);
  expect(engines.filter((line) => !line.endsWith(` >=${least}`))).toEqual([]);
});

test("the Pulumi CLI: what the command and the set-up refuse is what is older", () => {
  const { major, minor } = OLDEST_PULUMI;
  expect(saysOf("Pulumi CLI").version).toBe(`${major}.${minor} or newer`);
  expect(OLDEST_OF_SETUP).toEqual([major, minor, 0]);
});

test("the SDK: what the packages accept", () => {
  const [, least, next] = /^(\d+\.\d+) or newer, below (\d+)$/.exec(saysOf("@pulumi/pulumi").version) ?? [];
  expect(Number(next)).toBe(Number(least?.split(".")[0]) + 1);
  expect(ranges("@pulumi/pulumi")).toEqual([`^${least}.0`]);
});

test("the docker SDK: what the packages accept", () => {
  expect(ranges("@pulumi/docker")).toEqual([`^${saysOf("@pulumi/docker").version}.0.0`]);
});

test("what is said to be tested is what is installed here", () => {
  for (const name of ["@pulumi/pulumi", "@pulumi/docker"]) {
    expect(saysOf(name).remarks).toContain(manifestOf("node_modules", name).version);
  }
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
