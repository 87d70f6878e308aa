import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Diagnostic } from "vscode-languageserver/node";
import { anchorsOf } from "../../../../tools/testing/docs/src/anchors";
import { messageFamilies } from "../../../../tools/testing/docs/src/message-families";
import { codeDescription } from "../../src/lsp/diagnostics/code-description";
import { Editor } from "./editor";

let editor: Editor;
beforeEach(async () => {
  editor = await Editor.start();
});
afterEach(async () => {
  expect([await editor.stop(), editor.stderr, editor.logged]).toEqual([0, "", []]);
});

const SHOP = `name: shop
services:
  web:
    image: nginx:alpine
    depends_on:
      db:
        condition: service_healthy
  db:
    image: my/db
    healthcheck: { test: [CMD, ready], interval: 5s, timeout: 6s }
`;
const TIMEOUT = "health/timeout-not-below-interval";

describe("what is told", () => {
  test("of the parser, with code, its page and what to do", async () => {
    await editor.open("compose.yaml", SHOP.replace("db:\n        cond", "bd:\n        cond"));
    const [parsers] = await editor.diagnostics("compose.yaml");
    expect(parsers).toMatchObject({
      code: "compose/undefined-service",
      severity: 1,
      source: "pulumi-compose",
      message: expect.stringMatching(/`bd`.*\n.*`db`/),
      codeDescription: { href: expect.stringMatching(/11-diagnostics\.md#compose$/) },
      range: { start: { line: 5, character: 6 }, end: { line: 5, character: 8 } },
    });
  });

  test("of the plan and advice", async () => {
    await editor.open("compose.yaml", SHOP.replace("healthcheck:", "x-healthcheck:"));
    expect(await editor.codes("compose.yaml")).toContain("health/maybe-no-healthcheck 8:3");
    const [plans] = await editor.diagnostics("compose.yaml");
    expect(plans?.relatedInformation).toMatchObject([
      { location: { uri: editor.uri("compose.yaml"), range: { start: { line: 5, character: 6 } } } },
    ]);
    await editor.replace("compose.yaml", "x-healthcheck:", "healthcheck:");
    expect(await editor.codes("compose.yaml")).toEqual([`${TIMEOUT} 10:63`]);
  });

  test("of the target: what cannot be replaced beside the old one, for one engine", async () => {
    const rolling = SHOP.replace(
      "image: nginx:alpine",
      "image: nginx:alpine\n    ports: ['80:80']\n    deploy: { update_config: { order: start-first } }",
    );
    await editor.open("compose.yaml", rolling);
    expect(await editor.codes("compose.yaml")).toContain("target/stop-first 5:13");
  }, 30_000);

  test("every code's page has its heading", () => {
    const anchors = (page: string) => anchorsOf(readFileSync(join(__dirname, "../../../../docs", page), "utf8"));
    const pages = new Map(["11-diagnostics.md", "12-diagnostics-health.md"].map((page) => [page, anchors(page)]));
    const codes = messageFamilies.flatMap(({ parts }) => parts.flatMap(({ docs }) => docs.map(({ code }) => code)));
    const missing = codes.filter((code) => {
      const [, page = "", heading = ""] = /([^/]*)#(.*)$/.exec(codeDescription(code)) ?? [];
      return pages.get(page)?.has(heading) !== true;
    });
    expect(missing).toEqual([]);
  });
});

test("a swarm's own, where that is the target", async () => {
  const swarm = await Editor.start({ args: ["--target", "swarm"] });
  await swarm.open(
    "compose.yaml",
    "name: shop\nservices:\n  web: { image: nginx, x-pulumi-compose: { relay: true } }\n",
  );
  expect(await swarm.codes("compose.yaml")).toContain("target/unsupported 3:51");
  expect(await swarm.stop()).toBe(0);
}, 30_000);

describe("while somebody types", () => {
  test("bad YAML is told, and taken back", async () => {
    await editor.open("compose.yaml", SHOP);
    await editor.replace("compose.yaml", "image: my/db", "image: [my/db");
    expect((await editor.codes("compose.yaml")).every((code) => code.startsWith("compose/yaml-syntax "))).toBe(true);
    await editor.replace("compose.yaml", "[my", "my");
    expect(await editor.codes("compose.yaml")).toEqual([`${TIMEOUT} 10:63`]);
  });

  test("the open text counts, and the disk's when it is closed; what is closed has no diagnostics", async () => {
    editor.write("compose.yaml", SHOP);
    editor.write(".env", "");
    await editor.open("compose.yaml", SHOP.replace("image: nginx:alpine", "image: nginx:${TAG:?}"));
    expect(await editor.codes("compose.yaml")).toContain("compose/required-variable 4:18");
    await editor.open(".env", "TAG=alpine\n", "dotenv");
    expect(await editor.codes("compose.yaml")).not.toContain("compose/required-variable 4:18");
    await editor.close(".env");
    expect(await editor.codes("compose.yaml")).toContain("compose/required-variable 4:18");
    await editor.close("compose.yaml");
    await editor.symbols("compose.yaml");
    expect(editor.published.at(-1)).toEqual({ uri: editor.uri("compose.yaml"), diagnostics: [] });
  });

  test("several edits in one notification, each on what the one before it left", async () => {
    await editor.open("compose.yaml", SHOP);
    await editor.change(
      "compose.yaml",
      { range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } }, text: "# é\n" },
      { range: { start: { line: 10, character: 62 }, end: { line: 10, character: 64 } }, text: "2s" },
    );
    expect(editor.text("compose.yaml")).toContain("timeout: 2s }");
    expect(await editor.diagnostics("compose.yaml")).toEqual([]);
  });

  test("a whole new text of a thousand services", async () => {
    await editor.open("compose.yaml", SHOP);
    const services = Array.from({ length: 1000 }, (_, i) => `  s${i}: { image: i, depends_on: [s${i + 1}] }`);
    await editor.change("compose.yaml", { text: `services:\n${services.join("\n")}\n` });
    expect(await editor.codes("compose.yaml")).toEqual(["compose/undefined-service 1001:34"]);
  }, 30_000);
});

describe("projects of several files", () => {
  test("an override and what it overrides", async () => {
    editor.write("compose.yaml", SHOP);
    await editor.open("compose.override.yaml", "services:\n  db:\n    healthcheck: { timeout: 7s }\n");
    expect(await editor.codes("compose.override.yaml")).toEqual([`${TIMEOUT} 3:29`]);
    await editor.open("compose.yaml", SHOP);
    expect(await editor.codes("compose.yaml")).toEqual([]);
    await editor.replace("compose.override.yaml", "timeout: 7s", "retries: 2");
    expect(await editor.codes("compose.yaml")).toEqual([`${TIMEOUT} 10:63`]);
    expect(await editor.codes("compose.override.yaml")).toEqual([]);
  });

  test("what is included and extended, opened first or later", async () => {
    editor.write(
      "compose.yaml",
      "name: shop\ninclude: [db/db.yaml]\nservices:\n  web: { extends: { file: base.yml, service: web } }\n",
    );
    editor.write("db/db.yaml", "services:\n  db: { image: postgres }\n");
    await editor.open("base.yml", "services:\n  web: { image: nginx, restart: 5 }\n");
    expect(await editor.codes("base.yml")).toEqual(["compose/wrong-type 2:33"]);
    await editor.open("db/db.yaml", "services:\n  db: { imag: postgres }\n");
    expect(await editor.codes("db/db.yaml")).toEqual(["compose/unknown-attribute 2:9"]);
    await editor.replace("base.yml", "5", "always");
    await editor.replace("db/db.yaml", "imag:", "image:");
    expect([await editor.codes("base.yml"), await editor.codes("db/db.yaml")]).toEqual([[], []]);
  });

  test("an error in a file that is not open stands at the top of one that is", async () => {
    editor.write("db.yaml", "services:\n  db: { imag: postgres }\n");
    await editor.open("compose.yaml", "include: [db.yaml]\nservices:\n  web: { image: nginx }\n");
    const [error] = await editor.diagnostics("compose.yaml");
    expect(error).toMatchObject({
      code: "compose/unknown-attribute",
      range: { start: { line: 0, character: 0 } },
      message: expect.stringContaining("db.yaml:2:9: "),
      relatedInformation: [{ location: { uri: editor.uri("db.yaml"), range: { start: { line: 1, character: 8 } } } }],
    });
    // It is where it belongs, once that is open.
    await editor.open("db.yaml", "services:\n  db: { imag: postgres }\n");
    expect([await editor.codes("compose.yaml"), await editor.codes("db.yaml")]).toEqual([
      [],
      ["compose/unknown-attribute 2:9"],
    ]);
  });

  test("a compose file of another name is a project of its own, other YAML is none", async () => {
    await editor.open("compose.prod.yaml", "services:\n  web: { imag: nginx }\n");
    await editor.open("values.yaml", "services:\n  web: { imag: nginx }\n");
    expect(await editor.codes("compose.prod.yaml")).toEqual(["compose/unknown-attribute 2:10"]);
    expect(await editor.codes("values.yaml")).toEqual([]);
    await editor.open("stack.yml", "services:\n  web: { imag: nginx }\n", "dockercompose");
    expect((await editor.codes("stack.yml")).length).toBeGreaterThan(0);
  });
});

test("what the disk says is looked at again when the client tells of it", async () => {
  const services = "services:\n  web: { image: nginx, env_file: web.env }\n";
  await editor.open("compose.yaml", services);
  expect(await editor.codes("compose.yaml")).toEqual([expect.stringMatching(/^compose\//)]);
  editor.write("web.env", "A=1\n");
  await editor.connection.sendNotification("workspace/didChangeWatchedFiles", {
    changes: [{ uri: editor.uri("web.env"), type: 1 }],
  });
  expect(await editor.codes("compose.yaml")).toEqual([]);
});

describe("positions", () => {
  const text = "services:\n  wéb: { image: x }\n  😀: { image: y }\n  web: { build: ., x-é😀: 1, imag: z }\n";
  const columns = async (encodings: string[] | undefined): Promise<[string, Diagnostic[]]> => {
    const other = await Editor.start({
      capabilities: { general: encodings ? { positionEncodings: encodings } : {} },
    });
    await other.open("compose.yaml", text);
    const found = await other.diagnostics("compose.yaml");
    await other.stop();
    return [other.initialized.capabilities.positionEncoding ?? "", found];
  };

  test.each([
    ["nothing", undefined, "utf-16", 29],
    ["utf-16", ["utf-16"], "utf-16", 29],
    ["utf-8", ["utf-8"], "utf-8", 32],
    ["utf-8 and utf-16", ["utf-8", "utf-16"], "utf-8", 32],
    ["utf-32", ["utf-32", "utf-16"], "utf-16", 29],
  ])("a client that says %s", async (_, encodings, chosen, column) => {
    const [encoding, found] = await columns(encodings);
    expect(encoding).toBe(chosen);
    const unknown = found.find(({ code }) => code === "compose/unknown-attribute");
    expect(unknown?.range.start).toEqual({ line: 3, character: column });
  });

  test("edits are counted in the client's units", async () => {
    const other = await Editor.start({ capabilities: { general: { positionEncodings: ["utf-8"] } } });
    await other.open("compose.yaml", "services:\n  web: { x-é😀: 1, imag: z }\n");
    // As it counts itself: the editor of this test has no part in it.
    await other.connection.sendNotification("textDocument/didChange", {
      textDocument: { uri: other.uri("compose.yaml"), version: 2 },
      contentChanges: [
        { range: { start: { line: 1, character: 19 + 3 }, end: { line: 1, character: 23 + 3 } }, text: "image" },
      ],
    });
    expect(await other.diagnostics("compose.yaml")).toEqual([]);
    expect(await other.stop()).toBe(0);
  });

  test("a byte order mark, and lines that end with a carriage return", async () => {
    await editor.open("compose.yaml", "\ufeffnam: 1\r\nservices:\r\n  web: { imag: z }\r\n");
    expect(await editor.codes("compose.yaml")).toEqual(
      expect.arrayContaining(["compose/unknown-attribute 1:2", "compose/unknown-attribute 3:10"]),
    );
  });
});
