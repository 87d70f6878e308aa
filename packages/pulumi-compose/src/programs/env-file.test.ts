import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import * as pulumi from "@pulumi/pulumi";
import { envFile } from "./env-file";

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "pcc-env-file-"));
});
afterAll(() => rmSync(folder, { recursive: true }));

function written(text: string): string {
  const path = join(folder, "a.env");
  writeFileSync(path, text);
  return path;
}

test("a variable is what docker compose makes of it", () => {
  process.env.PCC_OUTER = "outer";
  const variable = envFile(written("export A='x y' # why\nB=\"$PCC_OUTER-${A}\"\nEMPTY=\n"));
  delete process.env.PCC_OUTER;
  expect(["A", "B", "EMPTY"].map(variable)).toEqual(["x y", "outer-x y", ""]);
});

test("with the format raw, what stands there", () => {
  expect(envFile(written("A='x y' # why\n"), "raw")("A")).toBe("'x y' # why");
});

test.each([
  ["a variable that there is not", () => envFile(written("A=1\n"))("B"), /^the env file .*a\.env has no variable B$/],
  ["a file that is not there", () => envFile(join(folder, "none")), /^the env file .*none cannot be read: .*ENOENT/],
  ["another kind of file", () => envFile(written("A=1\nA B=2\n")), /a\.env cannot be read: line 2: a name cannot/],
])("%s ends the program with its reason", (_, read, message) => {
  expect(read).toThrow(pulumi.RunError);
  expect(read).toThrow(message);
});
