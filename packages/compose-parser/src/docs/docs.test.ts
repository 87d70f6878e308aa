import { readFileSync } from "node:fs";
import { join } from "node:path";
import { diagnosticsMarkdown } from "./diagnostics-markdown";
import { supportMarkdown } from "./support-markdown";

const docs = join(__dirname, "../../../../docs");

it("docs/compose-support.md is what the table says", () => {
  expect(readFileSync(join(docs, "compose-support.md"), "utf8")).toBe(supportMarkdown());
});

it("docs/diagnostics.md has the parser's codes as they are", () => {
  expect(readFileSync(join(docs, "diagnostics.md"), "utf8")).toContain(diagnosticsMarkdown());
});
