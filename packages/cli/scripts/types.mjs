// Puts the declarations of the project beside this package's own, for programs. By name alone they would not be found where
// packages are links, as pnpm makes them: the ts-node that Pulumi's Node.js host brings does not follow links.
import { cpSync, existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";

const dist = join(dirname(fileURLToPath(import.meta.url)), "../dist");
const project = join(dist, "../../pulumi-compose/dist");

const own = join(dist, "types");
rmSync(own, { recursive: true, force: true });
// What the index leads to: beside it there may be what a former build has left.
const files = new Set([join(project, "index.d.ts")]);
for (const file of files) {
  const text = readFileSync(file, "utf8");
  for (const [, path] of text.matchAll(/\b(?:from|import)\s*\(?\s*"(\.[^"]*)"/g)) {
    const base = join(dirname(file), path);
    files.add(existsSync(`${base}.d.ts`) ? `${base}.d.ts` : join(base, "index.d.ts"));
  }
  cpSync(file, join(own, "project", relative(project, file)));
}
const index = readFileSync(join(dist, "index.d.ts"), "utf8");
const named = 'from "@pulumi-compose/project"';
if (!index.includes(named)) throw new Error(`dist/index.d.ts does not have ${named}`);
writeFileSync(join(own, "index.d.ts"), index.replaceAll(named, 'from "./project"').replace(/\n\/\/# .*\n?$/, "\n"));
