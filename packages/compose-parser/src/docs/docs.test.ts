import { readFileSync } from "node:fs";
import { join } from "node:path";
import { supportMarkdown } from "./support-markdown";

const docs = join(__dirname, "../../../../docs");

it("docs/07-compose-support.md is what the table says", () => {
  expect(readFileSync(join(docs, "07-compose-support.md"), "utf8")).toBe(supportMarkdown());
});
