import { readFileSync, writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { corpus } from "./support/corpus";
import { corpusTable } from "./support/corpus-table";

jest.setTimeout(120_000);

const file = resolve(__dirname, "../../../docs/05-converting.md");
const files = corpus().filter(({ valid }) => valid);
const between = /(<!-- corpus -->\n)[\s\S]*(<!-- \/corpus -->)/;

/** `UPDATE_DOCS=1` writes the table anew. */
(files.length > 0 ? test : test.skip)("the table of docs/05-converting.md is what the converter does", () => {
  const text = readFileSync(file, "utf8");
  const table = corpusTable(files, { HOME: "/home/me" });
  const expected = text.replace(between, (_, start: string, end: string) => `${start}${table}\n${end}`);
  if (process.env.UPDATE_DOCS) writeFileSync(file, expected);
  expect(readFileSync(file, "utf8")).toBe(expected);
});
