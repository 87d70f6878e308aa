import { readFileSync } from "node:fs";
import path from "node:path";
import { assertWellFormed } from "../testing/well-formed";
import { diagnosticsDoc } from "./diagnostics-doc";
import { knownChecksDoc } from "./known-checks-doc";
import { MESSAGE_DOCS } from "./message-docs";
import { pictures } from "./pictures";

const read = (name: string) => readFileSync(path.join(__dirname, "../../../../docs", name), "utf8");

describe("the generated documentation is up to date (npm run docs -w packages/health-model)", () => {
  test("12-diagnostics-health.md", () => expect(read("12-diagnostics-health.md")).toBe(diagnosticsDoc()));
  test("13-known-checks.md", () => expect(read("13-known-checks.md")).toBe(knownChecksDoc()));
  test.each(Object.entries(pictures()))("images/%s", (name, svg) => {
    assertWellFormed(svg);
    expect(read(`images/${name}`)).toBe(svg);
  });
});

test("every code is documented once", () => {
  const codes = MESSAGE_DOCS.flatMap(({ docs }) => docs.map(({ code }) => code));
  expect(new Set(codes).size).toBe(codes.length);
  for (const code of codes) expect(code).toMatch(/^health\/[a-z-]+$/);
});
