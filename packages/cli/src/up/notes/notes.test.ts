import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Diagnostic } from "@pulumi-compose/parser";
import { FakeIo } from "../../testing/fake-io";
import { NotesTold } from "./notes-told";
import { showNews } from "./show-news";

const note = (message: string, service = "web", line = 1): Diagnostic => ({
  code: "target/inferred",
  severity: "info",
  message,
  path: ["services", service],
  place: { file: "/p/compose.yaml", line, column: 1, length: 1 },
});
const warning: Diagnostic = { code: "target/unsupported", severity: "warning", message: "is left out" };

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "pcc-notes-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

const told = (stack = "shop") => new NotesTold(folder, stack);
const news = (...diagnostics: Diagnostic[]) => {
  const found = told().newsOf(diagnostics);
  return [found.diagnostics.map(({ message }) => message), found.known];
};

test("a note is news until it has been kept, a warning always", () => {
  expect(news(note("a"), warning)).toEqual([["a", "is left out"], 0]);
  told().keep([note("a"), warning]);
  expect(news(note("a"), warning)).toEqual([["is left out"], 1]);
});

test.each([
  ["on another line", note("a", "web", 9), []],
  ["in other words", note("b"), ["b"]],
  ["about another service", note("a", "db"), ["a"]],
])("a note %s", (_, again, expected) => {
  told().keep([note("a")]);
  expect(news(again)[0]).toEqual(expected);
});

test("what is no more is news when it comes back, and stacks know nothing of each other", () => {
  told().keep([note("a")]);
  told().keep([]);
  expect(news(note("a"))).toEqual([["a"], 0]);
  told().keep([note("a")]);
  expect(told("org/shop").newsOf([note("a")]).known).toBe(0);
});

test("nothing is written for nothing, and nothing of what was said", () => {
  told().keep([warning]);
  expect(readdirSync(folder)).toEqual([]);
  told().keep([note("the word is hunter2")]);
  expect(readFileSync(join(folder, "notes.shop.json"), "utf8")).not.toContain("hunter2");
});

test.each(["{", "7", ""])("a file that holds %j knows nothing", (text) => {
  writeFileSync(join(folder, "notes.shop.json"), text);
  expect(news(note("a"))).toEqual([["a"], 0]);
});

test("a folder that is not there is no failure", () => {
  const gone = new NotesTold(join(folder, "gone"), "shop");
  gone.keep([note("a")]);
  expect(gone.newsOf([note("a")]).known).toBe(0);
});

describe("what is shown", () => {
  const shown = (options: Parameters<typeof showNews>[3], ...diagnostics: Diagnostic[]) => {
    const io = new FakeIo(folder);
    showNews({ diagnostics, sources: new Map() }, told(), io, options);
    return { err: io.err.text, out: io.out.text };
  };

  test("is how many there are besides, and where they are told", () => {
    told().keep([note("a"), note("b")]);
    expect(shown({}, note("a")).err).toBe("1 note as before: pulumi-compose plan\n\n");
    expect(shown({ target: "docker" }, note("a"), note("b")).err).toBe("2 notes as before: pulumi-compose plan\n\n");
    expect(shown({ target: "kubernetes" }, note("a"), note("c")).err).toMatch(
      /info target\/inferred: c\n\n1 note as before: pulumi-compose plan --target kubernetes\n\n$/s,
    );
    expect(shown({ progress: "quiet" }, note("a")).err).toBe("");
    expect(shown({}, warning).err).toBe("warning target/unsupported: is left out\n\n");
  });

  test.each([{ json: true }, { progress: "json" }, { format: "github" }])("is everything with %j", (options) => {
    told().keep([note("a")]);
    const { out, err } = shown(options, note("a"), warning);
    expect(out).toContain("target/inferred");
    expect(out).toContain("target/unsupported");
    expect(err).toBe("");
  });
});
