import { mkdirSync, symlinkSync } from "node:fs";
import { dirname, join } from "node:path";
import { root } from "./toolchain";

/** What programs of tests import; the rest is found from there. */
const modules = [
  "@pulumi/docker",
  "@pulumi/kubernetes",
  "@pulumi/pulumi",
  "@types/node",
  "pulumi-compose",
  "typescript",
];

/**
 * Gives a project this repository's packages. A link for each: language hosts walk through all packages that are
 * installed, at every `up`, and here a thousand are.
 */
export function linkModules(folder: string): void {
  for (const module of modules) {
    const link = join(folder, "node_modules", module);
    mkdirSync(dirname(link), { recursive: true });
    symlinkSync(join(root, "node_modules", module), link);
  }
}
