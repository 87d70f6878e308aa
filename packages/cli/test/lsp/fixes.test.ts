import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { CodeAction } from "vscode-languageserver/node";
import { applied, Editor, type EditorOptions } from "./editor";

const main = join(__dirname, "../../dist/main.js");
let editor: Editor;
afterEach(async () => {
  expect([await editor.stop(), editor.stderr, editor.logged]).toEqual([0, "", []]);
});

const start = async (options?: EditorOptions) => {
  editor = await Editor.start(options);
};
const disabledSupport = { textDocument: { codeAction: { disabledSupport: true } } };

const YAML = `# jobs 😀
services:
  job:
    image: busybox
    restart: always # oops
  other:
    image: busybox
    restart: "unless-stopped"
  web:
    image: my/web
    depends_on:
      job: { condition: service_completed_successfully }
      other: { condition: service_completed_successfully }
  proxy:
    image: my/proxy
    healthcheck: { test: [CMD, up], interval: 5s, timeout: 6s }
`;
const file = "compose.yaml";

function textOf(action: CodeAction | undefined): string {
  const document = editor.documents.get(file);
  if (!document) throw new Error("it is not open");
  return applied(action?.edit, document);
}

/** What the command makes of the same text. */
function fixedByCommand(text: string, ...args: string[]): string {
  editor.write(file, text);
  execFileSync(process.execPath, [main, "advise", ...args], { cwd: editor.folder, stdio: "pipe" });
  return readFileSync(editor.path(file), "utf8");
}

test("one fix, for the version that is open, and all of them, as --fix does it", async () => {
  await start();
  editor.write(file, "services: {}\n");
  await editor.open(file, YAML);
  const actions = await editor.actions(file, editor.range(file, "always"));
  expect(actions.map(({ title, kind }) => [title, kind])).toEqual([
    ["Restart it on failure only (health/restart-of-one-shot)", "quickfix"],
    ["Correct all errors and warnings of the project (advise --fix)", "source.fixAll.pulumi-compose"],
  ]);
  const [one, all] = actions;
  expect(textOf(one)).toBe(YAML.replace("always", "on-failure"));
  expect(one?.edit?.documentChanges).toMatchObject([{ textDocument: { uri: editor.uri(file), version: 1 } }]);
  expect(textOf(all)).toBe(fixedByCommand(YAML, "--fix"));
  expect(textOf(all)).toContain('restart: "on-failure"');
});

test("the fix of the whole project alone, as editors ask for it when they save", async () => {
  await start();
  await editor.open(file, YAML);
  const nowhere = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };
  const actions = await editor.actions(file, nowhere, ["source.fixAll"]);
  expect(actions.map(({ kind }) => kind)).toEqual(["source.fixAll.pulumi-compose"]);
  expect(await editor.actions(file, nowhere)).toEqual([]);
});

test("the file that says it is changed, though another one is open", async () => {
  await start();
  editor.write("compose.override.yaml", "services:\n  job: { restart: always }\n");
  await editor.open(file, YAML);
  const nowhere = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };
  const [all] = await editor.actions(file, nowhere, ["source.fixAll"]);
  expect(all?.edit?.documentChanges).toMatchObject(
    [
      { textDocument: { uri: editor.uri("compose.yaml"), version: 1 } },
      { textDocument: { uri: editor.uri("compose.override.yaml"), version: null } },
    ].toReversed(),
  );
});

test("what is left to the reader is shown with the reason, to clients that can show it", async () => {
  await start({ capabilities: disabledSupport });
  await editor.open(file, YAML.replace("restart: always", "restart: ${HOW:-always}"));
  const [one] = await editor.actions(file, editor.range(file, "${HOW:-always}"), ["quickfix"]);
  expect(one).toMatchObject({ disabled: { reason: "left to you: its value has a variable in it" } });
  expect(one?.edit).toBeUndefined();
});

test("in a large project the edit is made when somebody chooses the action", async () => {
  await start({
    capabilities: { textDocument: { codeAction: { dataSupport: true, resolveSupport: { properties: ["edit"] } } } },
  });
  const more = Array.from({ length: 150 }, (_, i) => `  s${i}: { image: my/image }\n`).join("");
  await editor.open(file, YAML + more);
  const [one] = await editor.actions(file, editor.range(file, "always"));
  expect([one?.edit, one?.data]).toEqual([undefined, expect.anything()]);
  const resolved = await editor.connection.sendRequest<CodeAction>("codeAction/resolve", one);
  expect(textOf(resolved)).toBe((YAML + more).replace("always", "on-failure"));
});
