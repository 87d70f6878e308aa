// Puts the declarations of the project beside this package's own, for programs. By name alone they would not be found where
// packages are links, as pnpm makes them: the ts-node that Pulumi's Node.js host brings does not follow links.
import { cpSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const dist = join(dirname(fileURLToPath(import.meta.url)), "../dist");
const project = join(dist, "../../pulumi-compose/dist");

const own = join(dist, "types");
rmSync(own, { recursive: true, force: true });
cpSync(project, join(own, "project"), {
  recursive: true,
  filter: (path) => !/\.[a-z]+$/.test(path) || path.endsWith(".d.ts"),
});
const index = readFileSync(join(dist, "index.d.ts"), "utf8");
const named = 'from "@pulumi-compose/project"';
if (!index.includes(named)) throw new Error(`dist/index.d.ts does not have ${named}`);
writeFileSync(join(own, "index.d.ts"), index.replaceAll(named, 'from "./project"').replace(/\n\/\/# .*\n?$/, "\n"));
