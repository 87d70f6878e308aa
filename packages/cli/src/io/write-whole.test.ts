import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { checkWritable, writeWhole } from "./write-whole";

const folder = mkdtempSync(join(tmpdir(), "pcc-write-"));
afterAll(() => rmSync(folder, { recursive: true }));

test("a file is written, and nothing else is left", () => {
  writeWhole(join(folder, "a.html"), "one");
  writeWhole(join(folder, "a.html"), "two");
  expect(readdirSync(folder)).toEqual(["a.html"]);
  expect(readFileSync(join(folder, "a.html"), "utf8")).toBe("two");
});

test("what cannot be written leaves nothing", () => {
  expect(() => writeWhole(folder, "one")).toThrow();
  expect(readdirSync(folder)).toEqual(["a.html"]);
});

test("a folder that is not there is told of before", () => {
  checkWritable("--report", join(folder, "a.html"));
  expect(() => checkWritable("--report", "/no/such/folder/a.html")).toThrow(
    "--report /no/such/folder/a.html: there is no such folder",
  );
});
