import {
  chmodSync,
  lstatSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { replaceFile } from "./replace-file";

const folder = mkdtempSync(join(tmpdir(), "pcc-replace-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test("its folder is made, and nothing else is left there", () => {
  const file = join(folder, "reports", "deep", "junit.xml");
  replaceFile(file, "one");
  replaceFile(file, "two");
  expect(readFileSync(file, "utf8")).toBe("two");
  expect(readdirSync(join(folder, "reports", "deep"))).toEqual(["junit.xml"]);
});

test("who reads it already goes on with the old one; its mode stays", () => {
  const file = join(folder, "kept");
  writeFileSync(file, "old");
  chmodSync(file, 0o600);
  const before = statSync(file).ino;
  replaceFile(file, "new");
  expect(statSync(file).ino).not.toBe(before);
  expect(statSync(file).mode & 0o777).toBe(0o600);
});

test("a link stays one", () => {
  writeFileSync(join(folder, "real"), "old");
  symlinkSync("real", join(folder, "link"));
  replaceFile(join(folder, "link"), "new");
  expect(lstatSync(join(folder, "link")).isSymbolicLink()).toBe(true);
  expect(readFileSync(join(folder, "real"), "utf8")).toBe("new");
});

test("what is no file is written to; what cannot be written leaves nothing", () => {
  replaceFile("/dev/null", "gone");
  expect(statSync("/dev/null").isFile()).toBe(false);
  expect(() => replaceFile(join(folder, "real", "x"), "no")).toThrow();
  expect(() => replaceFile(folder, "no")).toThrow(/EISDIR/);
});
