import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { messages } from "../src/diagnostics/table";
import { caseNames, fixtures, loadCase, renderCase } from "./diagnostic-case";

/** `UPDATE_FIXTURES=1` writes what is rendered: read it before it is committed. */
const update = process.env.UPDATE_FIXTURES === "1";

describe("every diagnostic has a fixture with its rendered message", () => {
  test.each(caseNames())("%s", (name) => {
    const result = loadCase(name);
    const rendered = renderCase(name, result);
    const path = join(fixtures, name, "expected.txt");
    if (update || !existsSync(path)) writeFileSync(path, rendered);
    expect(rendered).toBe(readFileSync(path, "utf8"));
    const own = result.diagnostics.filter((diagnostic) => diagnostic.code === `compose/${name}`);
    expect(own.length).toBeGreaterThan(0);
    const isError = own.some((diagnostic) => diagnostic.severity === "error");
    expect(result.project === undefined).toBe(isError);
    expect(rendered).not.toMatch(/\bat .*\.[jt]s:\d+/);
  });

  it("covers the whole table", () => {
    const codes: string[] = Object.keys(messages);
    expect(caseNames()).toEqual(codes.sort());
    expect(codes.length).toBeGreaterThanOrEqual(60);
  });
});
