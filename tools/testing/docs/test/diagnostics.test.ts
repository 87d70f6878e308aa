import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { diagnosticsPage } from "../src/diagnostics-page";
import { messageCodes } from "../src/message-codes";
import { messageFamilies } from "../src/message-families";
import { sourcesOf } from "../src/modules";
import { packageOrder } from "../src/rooms";

const root = resolve(__dirname, "../../../..");
const packages = join(root, "packages");
const page = join(root, "docs/11-diagnostics.md");
const docs = messageFamilies.flatMap(({ parts }) => parts.flatMap((part) => part.docs));
const codes = docs.map(({ code }) => code);

/** Every code in a source of the product. */
const sites = packageOrder
  .flat()
  .flatMap((folder) =>
    sourcesOf(packages, folder).flatMap((file) =>
      messageCodes(join(packages, file)).map((site) => ({ ...site, at: `${file}:${site.line}` })),
    ),
  );

/** The texts of all tests, and of what they read. */
function expectations(): string {
  return packageOrder
    .flat()
    .flatMap((folder) =>
      ["src", "test", "e2e"].flatMap((part) => {
        const path = join(packages, folder, part);
        if (!existsSync(path)) return [];
        return readdirSync(path, { recursive: true, encoding: "utf8" })
          .filter((file) => file.endsWith(".test.ts"))
          .map((file) => readFileSync(join(path, file), "utf8"));
      }),
    )
    .join("\n");
}

test("docs/11-diagnostics.md is what the tables say (npm run docs -w tools/testing/docs)", () => {
  const text = diagnosticsPage(messageFamilies);
  if (process.env.UPDATE_DOCS) writeFileSync(page, text);
  expect(readFileSync(page, "utf8")).toBe(text);
});

test("every code is in one family, once, and says when it comes and what to do", () => {
  expect(codes.length).toBeGreaterThan(150);
  expect(codes.filter((code, index) => codes.indexOf(code) !== index)).toEqual([]);
  for (const { name, parts } of messageFamilies) {
    for (const { code, when, remedy } of parts.flatMap((part) => part.docs)) {
      expect(code).toMatch(new RegExp(`^${name}/[a-z][a-z0-9.-]*$`));
      expect([code, when.length > 20, remedy.length > 5]).toEqual([code, true, true]);
    }
  }
});

test("outside the tables no source has the code of a message", () => {
  expect(sites.length).toBeGreaterThan(60);
  expect(sites.filter(({ isDefinition }) => !isDefinition).map(({ at, code }) => `${at}: ${code}`)).toEqual([]);
});

test("every message that is defined is in a family", () => {
  expect(sites.filter(({ code }) => !codes.includes(code)).map(({ at, code }) => `${at}: ${code}`)).toEqual([]);
});

test("every code is expected by a test", () => {
  const fixtures = new Set(readdirSync(join(packages, "compose-parser/fixtures/diagnostics")));
  // In a regular expression a slash is written with another.
  const tests = expectations().replaceAll("\\/", "/");
  const isExpected = (code: string) =>
    new RegExp(`${code}(?![\\w-])`).test(tests) || fixtures.has(code.replace("compose/", ""));
  expect(codes.filter((code) => !isExpected(code))).toEqual([]);
});
