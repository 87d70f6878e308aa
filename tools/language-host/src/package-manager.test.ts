import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { installCommand, packageManager } from "./package-manager";

let directory: string;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), "language-host-"));
});
afterEach(() => rmSync(directory, { recursive: true }));

test.each([
  ["auto", [], "npm"],
  ["auto", ["package-lock.json"], "npm"],
  ["auto", ["yarn.lock"], "yarn"],
  ["auto", ["pnpm-lock.yaml", "package-lock.json"], "pnpm"],
  ["auto", ["bun.lockb"], "bun"],
  ["npm", ["yarn.lock"], "npm"],
] as const)("option %s with %j", (option, files, expected) => {
  for (const file of files) writeFileSync(join(directory, file), "");
  expect(packageManager(option, directory)).toBe(expected);
});

test.each([
  ["npm", false, "npm install --loglevel error"],
  ["npm", true, "npm install --loglevel error --omit=dev"],
  ["pnpm", true, "pnpm install --prod"],
  ["yarn", false, "yarn install"],
] as const)("%s, production %s", (manager, production, expected) => {
  expect(installCommand(manager, production).join(" ")).toBe(expected);
});
