// npm run check:packages: packs every published package and asks publint and are-the-types-wrong about the tarball.
import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { publishedPackages, root } from "./packages.mjs";

/**
 * What attw finds and is not so. It looks at one package: names that the JavaScript gives on from another are none to it
 * (packages/cli/e2e/installed imports them, as CommonJS and as ESM). And what the command alone loads nobody imports who resolves
 * modules as Node.js did before there were `exports`.
 */
const NOT_SO = {
  "pulumi-compose": ["--ignore-rules", "named-exports"],
  "@pulumi-compose/docker-health": ["--exclude-entrypoints", "kernel"],
  "@pulumi-compose/health-model": ["--exclude-entrypoints", "picture"],
  "@pulumi-compose/project": ["--exclude-entrypoints", "hash-context", "lazy-compiler", "namespace-name", "supports"],
};

const scratch = mkdtempSync(join(tmpdir(), "packed-"));
try {
  for (const { folder, manifest, isLibrary } of publishedPackages()) {
    const target = mkdtempSync(join(scratch, "package-"));
    execFileSync("npm", ["pack", "--silent", "--pack-destination", target], { cwd: folder, env: withoutNpm() });
    const tarball = join(target, readdirSync(target)[0]);
    verdict(manifest.name, "publint", ["run", tarball, "--strict"]);
    // What is only run has no types to be wrong.
    const attw = [tarball, "--no-emoji", "--no-color", "--no-definitely-typed", ...(NOT_SO[manifest.name] ?? [])];
    if (isLibrary) verdict(manifest.name, "attw", attw);
  }
} finally {
  rmSync(scratch, { recursive: true });
}

function verdict(name, tool, args) {
  const run = spawnSync(join(root, "node_modules/.bin", tool), args, { encoding: "utf8" });
  // Suggestions are not failures for publint; here they are.
  const fine = run.status === 0 && !/^Suggestions:/m.test(run.stdout);
  console.log(`${fine ? "ok    " : "FAILED"} ${tool} ${name}`);
  if (fine) return;
  console.error(`${run.stdout}${run.stderr}`);
  process.exitCode = 1;
}

/** npm tells its children which workspace it works on; the packing is to look at its own folder. */
function withoutNpm() {
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^npm_config_/.test(name)));
}
