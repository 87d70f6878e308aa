import { spawn } from "node:child_process";
import { join } from "node:path";
import { CancellationTokenSource } from "vscode-languageserver/node";
import { Editor } from "./editor";

const SHOP = "services:\n  web: { image: nginx }\n";

test("shutdown and exit: 0; exit without shutdown: 1", async () => {
  const polite = await Editor.start();
  expect(await polite.stop()).toBe(0);
  const hasty = await Editor.start();
  await hasty.connection.sendNotification("exit");
  expect(await hasty.ended).toBe(1);
  await hasty.stop();
});

test("it ends with its standard input", async () => {
  const editor = await Editor.start();
  editor.child.stdin?.end();
  expect(await editor.ended).toBe(1);
  await editor.stop();
});

test("it ends when the process that it was started for is gone", async () => {
  // Somebody who lives a little longer than the start takes.
  const parent = spawn(process.execPath, ["-e", "setTimeout(() => {}, 60000)"]);
  const editor = await Editor.start({ processId: parent.pid ?? 0 });
  const gone = new Promise((resolve) => parent.on("exit", resolve));
  parent.kill();
  await gone;
  expect(await editor.ended).toBe(1);
  await editor.stop();
}, 20_000);

test("what is asked and cancelled is answered as cancelled", async () => {
  const editor = await Editor.start();
  const services = Array.from({ length: 500 }, (_, i) => `  s${i}: { image: i }`).join("\n");
  await editor.open("compose.yaml", `services:\n${services}\n`);
  const cancel = new CancellationTokenSource();
  const asked = editor.connection.sendRequest(
    "textDocument/hover",
    { textDocument: { uri: editor.uri("compose.yaml") }, position: { line: 1, character: 3 } },
    cancel.token,
  );
  cancel.cancel();
  // -32800: RequestCancelled.
  await expect(asked).rejects.toMatchObject({ code: -32800 });
  expect(await editor.hover("compose.yaml", "\n  s|1: {")).toContain("**s1**");
  expect(await editor.stop()).toBe(0);
});

test("documents that are no files, and paths with spaces and other letters", async () => {
  const editor = await Editor.start();
  const text = "services:\n  web: { imag: nginx }\n";
  await editor.connection.sendNotification("textDocument/didOpen", {
    textDocument: { uri: "untitled:Untitled-1", languageId: "dockercompose", version: 1, text },
  });
  await editor.open("döcker files/compose.yaml", text);
  expect(await editor.codes("döcker files/compose.yaml")).toEqual(["compose/unknown-attribute 2:10"]);
  const hover = await editor.connection.sendRequest("textDocument/hover", {
    textDocument: { uri: "untitled:Untitled-1" },
    position: { line: 1, character: 3 },
  });
  expect(hover).toBeNull();
  expect([await editor.stop(), editor.logged]).toEqual([0, []]);
});

test("a client's own file options", async () => {
  const editor = await Editor.start({ args: ["-f", "/nowhere/compose.yaml"] });
  await editor.open("other.yaml", SHOP);
  expect(await editor.codes("other.yaml")).toEqual([]);
  expect(await editor.stop()).toBe(0);
});

test("it starts fast, and loads nothing of Pulumi as long as no target needs it", async () => {
  const child = spawn(
    process.execPath,
    [
      "--import",
      `data:text/javascript,${encodeURIComponent(tellModules)}`,
      join(__dirname, "../../dist/main.js"),
      "lsp",
    ],
    { stdio: ["pipe", "ignore", "pipe"] },
  );
  let told = "";
  child.stderr.on("data", (data) => {
    told += data;
  });
  const text = JSON.stringify({ jsonrpc: "2.0", method: "exit" });
  const open = JSON.stringify({
    jsonrpc: "2.0",
    method: "textDocument/didOpen",
    params: { textDocument: { uri: "file:///nowhere/compose.yaml", languageId: "yaml", version: 1, text: SHOP } },
  });
  const init = JSON.stringify({
    jsonrpc: "2.0",
    id: 1,
    method: "initialize",
    params: { processId: null, rootUri: null, capabilities: {} },
  });
  for (const body of [init, open]) child.stdin.write(`Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`);
  await new Promise((resolve) => setTimeout(resolve, 1500));
  child.stdin.write(`Content-Length: ${Buffer.byteLength(text)}\r\n\r\n${text}`);
  await new Promise((resolve) => child.on("exit", resolve));
  const modules: string[] = JSON.parse(told);
  expect(modules.some((path) => path.includes("health-model"))).toBe(true);
  // The shim is what every command sees to that it is not loaded.
  const ofPulumi = modules.filter((path) => /@pulumi\/|packages\/pulumi-compose\/dist\/bundle/.test(path));
  expect(ofPulumi.filter((path) => !path.endsWith("typescript-shim.js"))).toEqual([]);
}, 20_000);

/** What a process says at its end: the modules that it has loaded. */
const tellModules = `
import { createRequire } from "node:module";
import { writeSync } from "node:fs";
const require = createRequire("file:///");
process.on("exit", () => writeSync(2, JSON.stringify(Object.keys(require.cache))));
`;
