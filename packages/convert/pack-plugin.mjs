#!/usr/bin/env node
// Bundles the converter plugin into one executable: `node pack-plugin.mjs OUTDIR` writes OUTDIR/pulumi-converter-compose,
// for `pulumi plugin install converter compose 0.1.0 --file OUTDIR`.
import { chmod, mkdir } from "node:fs/promises";
import path from "node:path";
import process from "node:process";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const here = path.dirname(fileURLToPath(import.meta.url));
const mapping = path.resolve(here, "../pulumi-compose/src");

// The plan and the mapping without the component: the plugin needs neither Pulumi's runtime nor an engine.
const planOnly = {
  name: "plan-only",
  setup(bundle) {
    bundle.onResolve({ filter: /^@pulumi-compose\/project$/ }, () => ({ path: "plan", namespace: "plan-only" }));
    bundle.onLoad({ filter: /.*/, namespace: "plan-only" }, () => ({
      contents: [
        `import { expand } from "${mapping}/targets/docker/expand";`,
        `import { supports } from "${mapping}/targets/supports";`,
        // Of the others it only says that it writes no PCL for them.
        "const { docker, swarm, kubernetes } = supports;",
        "export const targets = { docker: { expand, support: docker }, swarm: { support: swarm }, kubernetes: { support: kubernetes } };",
        `export { planResources } from "${mapping}/targets/docker/plan-resources";`,
        `export { ENGINE_ADDS_TO } from "${mapping}/targets/docker/filled-in";`,
        `export { planSwarm } from "${mapping}/targets/swarm/plan-swarm";`,
        `export { planKubernetes } from "${mapping}/targets/kubernetes/plan-kubernetes";`,
        `export { wholeEntrypoints } from "${mapping}/targets/docker/whole-entrypoints";`,
        `export { splitMarkers } from "${mapping}/plan/marker";`,
        `export { hashContext } from "${mapping}/plan/hash-context";`,
        `export { composeLabels } from "${mapping}/targets/common/compose-labels";`,
      ].join("\n"),
      resolveDir: here,
      loader: "ts",
    }));
  },
};

const health = path.resolve(here, "../docker-health/src");

// Of the package that talks to engines the plan has how Dockerfiles' checks are read, and how long gates of a swarm wait: no client.
const withoutEngine = {
  name: "without-engine",
  setup(bundle) {
    bundle.onResolve({ filter: /^@pulumi-compose\/docker-health$/ }, () => ({
      path: "health",
      namespace: "without-engine",
    }));
    bundle.onLoad({ filter: /.*/, namespace: "without-engine" }, () => ({
      contents: ["image/dockerfiles", "swarm/service-deadline"]
        .map((file) => `export * from "${health}/${file}";`)
        .join("\n"),
      resolveDir: here,
      loader: "ts",
    }));
  },
};

const outDir = path.resolve(process.argv[2] ?? path.join(here, "dist/plugin-bundle"));
const outfile = path.join(outDir, "pulumi-converter-compose");
await mkdir(outDir, { recursive: true });
await build({
  entryPoints: [path.join(here, "src/plugin/main.ts")],
  outfile,
  bundle: true,
  platform: "node",
  target: "node20",
  format: "cjs",
  minify: true,
  legalComments: "none",
  logLevel: "error",
  banner: { js: "#!/usr/bin/env node" },
  plugins: [planOnly, withoutEngine],
  alias: {
    "@pulumi-compose/parser": path.resolve(here, "../compose-parser/src/index.ts"),
    "@pulumi-compose/health-model": path.resolve(here, "../health-model/src/index.ts"),
    "@pulumi-compose/docker-health/kernel": path.join(health, "kernel.ts"),
    // And how long gates in a cluster wait.
    "@pulumi-compose/kubernetes-health": path.resolve(here, "../kubernetes-health/src/judge/workload-deadline.ts"),
  },
});
await chmod(outfile, 0o755);
console.log(outfile);
