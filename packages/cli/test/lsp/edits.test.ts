import { spawnSync } from "node:child_process";
import { join } from "node:path";
import fc from "fast-check";
import type { Diagnostic } from "vscode-languageserver/node";
import { TextDocument } from "vscode-languageserver-textdocument";
import { Editor } from "./editor";

const main = join(__dirname, "../../dist/main.js");
const file = "compose.yaml";

const SHOP = `name: shop
x-common: &common
  restart: always
services:
  web:
    <<: *common
    image: my/web:\${TAG:-1}
    depends_on:
      db: { condition: service_healthy }
      job: { condition: service_completed_successfully }
  db:
    image: my/db
    healthcheck: { test: [CMD, ready], interval: 5s, timeout: 6s }
    x-pulumi-compose: { deadline: 10m }
  job:
    <<: *common
    image: my/job
    volumes: [data:/data]
volumes:
  data:
`;

/** What somebody may type, and what breaks things. */
const typed = fc.oneof(
  fc.constantFrom(
    "",
    "\n",
    "x",
    " ",
    ":",
    "[",
    "}",
    "*common",
    "&common",
    "  other: { image: my/other, depends_on: [db] }\n",
    "    healthcheck: { test: a, interval: 1s, timeout: 2s }\n",
    "service_started",
    "${A:?}",
    "\r\n",
    "é😀",
    "\t",
    "- ",
    "# ",
    "deadline: 5",
    "5s",
  ),
  fc.string({ maxLength: 4 }),
);

/** An edit at a share of the text's length, of a share of what is behind it. */
const edit = fc.record({
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  length: fc.oneof(fc.constant(0), fc.nat(3), fc.nat(60)),
  text: typed,
});
const back = fc.constant("back" as const);
const sequences = fc.array(fc.oneof({ weight: 4, arbitrary: edit }, { weight: 1, arbitrary: back }), {
  minLength: 1,
  maxLength: 8,
});

let editor: Editor;
beforeAll(async () => {
  editor = await Editor.start();
});
afterAll(async () => {
  expect([await editor.stop(), editor.stderr, editor.logged]).toEqual([0, "", []]);
});

async function play(steps: readonly ("back" | Edit)[]): Promise<void> {
  for (const step of steps) {
    const text = editor.text(file);
    if (step === "back") {
      await editor.change(file, { text: SHOP });
      continue;
    }
    const start = Math.floor(step.at * text.length);
    const document = TextDocument.create("", "", 0, text);
    const range = { start: document.positionAt(start), end: document.positionAt(start + step.length) };
    await editor.change(file, { range, text: step.text });
    // Some of what is typed is looked at on the way.
    if (step.length % 2 === 1) await editor.symbols(file);
  }
}

type Edit = { readonly at: number; readonly length: number; readonly text: string };

const shown = (diagnostics: readonly Diagnostic[]) =>
  diagnostics.map(({ code, message, range: { start, end } }) => JSON.stringify([code, message, start, end])).toSorted();

test("after any edits it says what a server says that sees the text for the first time", async () => {
  const fresh = await Editor.start();
  let errors = 0;
  let projects = 0;
  await editor.open(file, SHOP);
  await fc.assert(
    fc.asyncProperty(sequences, async (steps) => {
      await play(steps);
      const text = editor.text(file);
      await fresh.open(file, text);
      const [found, expected] = [await editor.diagnostics(file), await fresh.diagnostics(file)];
      await fresh.close(file);
      if (expected.some(({ severity }) => severity === 1)) errors++;
      else projects++;
      const places = (all: readonly Diagnostic[]) =>
        shown(all).map((one) => one.replaceAll(fresh.folder, editor.folder));
      expect([text, places(found)]).toEqual([text, places(expected)]);
    }),
    { numRuns: 150, seed: 7 },
  );
  expect(errors).toBeGreaterThan(20);
  expect(projects).toBeGreaterThan(20);
  expect(await fresh.stop()).toBe(0);
  await editor.close(file);
}, 120_000);

/** Code, line, column and length of what the commands say of a text. */
function byCommands(text: string): string[] {
  editor.write(file, text);
  const config = spawnSync(process.execPath, [main, "config", "--quiet"], { cwd: editor.folder, encoding: "utf8" });
  const parsers = [...config.stderr.matchAll(/^(?:compose\.yaml:(\d+):(\d+) )?(?:error|warning|info) (\S+): (.*)$/gm)];
  const places = parsers.map(([, line = "1", column = "1", code = "", message = ""]) => [code, line, column, message]);
  if (config.status !== 0) return places.map((one) => one.join(" ")).toSorted();
  const { stdout } = spawnSync(process.execPath, [main, "advise", "--format", "json"], {
    cwd: editor.folder,
    encoding: "utf8",
  });
  const { advice } = JSON.parse(stdout);
  const advised = advice.map((one: { code: string; line?: number; column?: number; message: string }) =>
    [one.code, one.line ?? 1, one.column ?? 1, one.message].join(" "),
  );
  return [...places.map((one) => one.join(" ")), ...advised].toSorted();
}

test("and that is what config and advise say of it", async () => {
  await editor.open(file, SHOP);
  await fc.assert(
    fc.asyncProperty(sequences, async (steps) => {
      await play(steps);
      const text = editor.text(file);
      // A lone carriage return ends a line for an editor, and not for the commands, which show no control characters.
      fc.pre(!/\r(?!\n)|\p{Cc}(?<![\t\r\n])/u.test(text));
      const found = await editor.diagnostics(file);
      const told = found.map(({ code, message, range: { start } }) =>
        [code, start.line + 1, start.character + 1, String(message).split("\n", 1)[0]].join(" "),
      );
      expect([text, told.toSorted()]).toEqual([text, byCommands(text)]);
    }),
    { numRuns: 20, seed: 11 },
  );
  await editor.close(file);
}, 240_000);
