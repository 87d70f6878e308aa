import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { EXIT } from "../../../../packages/cli/src/io/exit-codes";
import { arrowsOf, sourcesOf } from "../src/modules";
import { pages, root } from "../src/pages";
import { libraries, packageOrder } from "../src/rooms";

const packages = resolve(root, "packages");
const texts = new Map(
  packageOrder
    .flat()
    .flatMap((folder) => sourcesOf(packages, folder))
    .map((file) => [file, readFileSync(join(packages, file), "utf8")] as const),
);

/** The files in whose code something stands. Comments are not code. */
function filesWith(what: RegExp): readonly string[] {
  const without = (text: string) => text.replace(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, "");
  return [...texts].filter(([, text]) => what.test(without(text))).map(([file]) => file);
}

const others = (found: readonly string[], place: string) => found.filter((file) => !file.startsWith(place));

/** The command's lowest rooms, the lowest first: each knows of those before it, and of nothing else of the command. */
const rooms = ["cli/src/io/", "cli/src/command-line/", "cli/src/project/"];

test.each(rooms)("%s knows nothing of what is above it", (room) => {
  const known = rooms.slice(0, rooms.indexOf(room) + 1);
  const arrows = [...texts.keys()]
    .filter((file) => file.startsWith(room))
    .flatMap((file) => arrowsOf(packages, file, libraries));
  expect(arrows.length).toBeGreaterThan(5);
  expect(arrows.filter(({ to }) => to.startsWith("cli/") && !known.some((place) => to.startsWith(place)))).toEqual([]);
});

test("nobody else writes to the process's streams, reads its input, or says how it ends", () => {
  expect(others(filesWith(/\bprocess\.(?:stdout|stderr|stdin|exitCode|exit)\b|\bconsole\./), "cli/src/io/")).toEqual([
    // Pulumi's run command: failed, and the user knows why.
    "pulumi-compose/src/gates/fail-update.ts",
    // A plugin says on which port it listens.
    "convert/src/plugin/main.ts",
  ]);
});

test("a project is opened in one place, and what is wrong with it printed in one", () => {
  const command = (found: readonly string[]) => found.filter((file) => file.startsWith("cli/"));
  expect(command(filesWith(/\bloadProject\b/))).toEqual(["cli/src/project/open-project.ts"]);
  expect(command(filesWith(/\brenderDiagnostics\b|\bdiagnosticsToJson\b/))).toEqual([
    // Advice has fixes, too.
    "cli/src/advise/advice-json.ts",
    "cli/src/advise/advice-text.ts",
    "cli/src/io/show-diagnostics.ts",
  ]);
});

test("a duration is read by the parser, wherever it stands", () => {
  expect(others(filesWith(/["'|](?:ms|us)["'|]/), "compose-parser/")).toEqual([]);
  expect(others(filesWith(/\bparseDuration\b/), "compose-parser/")).toEqual(["health-model/src/util/duration-ms.ts"]);
});

test("conditions have their words in one place", () => {
  expect(filesWith(/service_completed_successfully:\s*"(?:is )?completed"/)).toEqual([
    "health-model/src/plan/condition-words.ts",
  ]);
});

test("of all packages one asks an engine, and one a cluster, by HTTP; one serves a page", () => {
  const speaks =
    /\b(?:from|import|require)\s*\(?\s*["'](?:node:)?(?:https?|http2|tls|undici|dockerode|docker-modem)["']|\bfetch\(|\bsocketPath\b/;
  const found = filesWith(speaks);
  expect(found.length).toBeGreaterThan(0);
  const server = "cli/src/dashboard/server/";
  const cluster = "kubernetes-health/src/library/";
  expect(others(others(others(found, "docker-health/"), cluster), server)).toEqual([]);
  expect(filesWith(/\brequest\(|\bfetch\(/).filter((file) => file.startsWith(server))).toEqual([]);
});

test("one file loads the library that knows kubeconfigs and who asks", () => {
  expect(filesWith(/(?:import|require|from)\b\s*\(?\s*["']@kubernetes\/client-node/)).toEqual([
    "kubernetes-health/src/library/client-node.mts",
  ]);
});

test("one page has the exit codes, and all of them", () => {
  const tables = pages().filter(({ text }) => /^\| code \| meaning \|/m.test(text));
  expect(tables.map(({ path }) => path)).toEqual(["docs/04-cli.md"]);
  const [, table = ""] = /^\| code \| meaning \|.*\n\|[-|]+\n((?:\|.*\n)+)/m.exec(tables[0]?.text ?? "") ?? [];
  const codes = table.split("\n").flatMap((line) => /^\| (\d+) \|/.exec(line)?.[1] ?? []);
  expect(codes.map(Number)).toEqual(Object.values(EXIT));
});
